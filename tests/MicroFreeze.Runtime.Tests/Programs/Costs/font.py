# Glyphs of a small font, five columns each.

WIDTH = 5
HEIGHT = 7
GLYPHS = {
    "0": b"\x3e\x51\x49\x45\x3e",
    "1": b"\x00\x42\x7f\x40\x00",
    "2": b"\x42\x61\x51\x49\x46",
    "3": b"\x21\x41\x45\x4b\x31",
    "4": b"\x18\x14\x12\x7f\x10",
    "5": b"\x27\x45\x45\x45\x39",
    "6": b"\x3c\x4a\x49\x49\x30",
    "7": b"\x01\x71\x09\x05\x03",
    "8": b"\x36\x49\x49\x49\x36",
    "9": b"\x06\x49\x49\x29\x1e",
    "A": b"\x7e\x11\x11\x11\x7e",
    "B": b"\x7f\x49\x49\x49\x36",
    "C": b"\x3e\x41\x41\x41\x22",
    "D": b"\x7f\x41\x41\x22\x1c",
    ":": b"\x00\x36\x36\x00\x00",
    " ": b"\x00\x00\x00\x00\x00",
}
UNKNOWN = b"\x7f\x41\x41\x41\x7f"


def draw(text, put, x=0, y=0):
    for letter in text:
        for column in GLYPHS.get(letter.upper(), UNKNOWN):
            for row in range(HEIGHT):
                put(x, y + row, column >> row & 1)
            x += 1
        x += 1
    return x
