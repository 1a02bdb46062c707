# Colours by name, and what is between them.

RED = 0xFF0000
GREEN = 0x00FF00
BLUE = 0x0000FF
WHITE = 0xFFFFFF
BLACK = 0

NAMES = {"red": RED, "green": GREEN, "blue": BLUE, "white": WHITE, "black": BLACK}


def split(colour):
    return colour >> 16 & 255, colour >> 8 & 255, colour & 255


def join(red, green, blue):
    return red << 16 | green << 8 | blue


def mix(first, second, part):
    return join(*(int(a + (b - a) * part) for a, b in zip(split(first), split(second))))


def wheel(position):
    position %= 256
    if position < 85:
        return join(255 - position * 3, position * 3, 0)
    if position < 170:
        position -= 85
        return join(0, 255 - position * 3, position * 3)
    position -= 170
    return join(position * 3, 0, 255 - position * 3)


GAMMA = bytes(int((index / 255) ** 2.6 * 255 + 0.5) for index in range(4))
