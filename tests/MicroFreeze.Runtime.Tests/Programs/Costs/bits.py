"""Registers as attributes: descriptors are functions with what they remember."""


def bit(register, place):
    mask = 1 << place

    def get(self):
        return bool(self.read(register) & mask)

    def put(self, value):
        old = self.read(register)
        self.write(register, old | mask if value else old & ~mask)

    return property(get, put)


def field(register, low, width):
    mask = (1 << width) - 1

    def get(self):
        return self.read(register) >> low & mask

    def put(self, value):
        self.write(register, self.read(register) & ~(mask << low) | (value & mask) << low)

    return property(get, put)


class Codec:
    power = bit(0x02, 0)
    mute = bit(0x02, 7)
    left_volume = field(0x10, 0, 6)
    right_volume = field(0x11, 0, 6)
    sample_rate = field(0x1B, 0, 3)
    word_length = field(0x07, 2, 2)

    def __init__(self):
        self.registers = {}

    def read(self, register):
        return self.registers.get(register, 0)

    def write(self, register, value):
        self.registers[register] = value
