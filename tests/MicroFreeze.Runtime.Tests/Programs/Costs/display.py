"""Display of one bit a pixel, over a bus that takes commands and data."""

from micropython import const

SET_CONTRAST = const(0x81)
SET_ENTIRE_ON = const(0xA4)
SET_NORM_INV = const(0xA6)
SET_DISP = const(0xAE)
SET_MEM_ADDR = const(0x20)
SET_COL_ADDR = const(0x21)
SET_PAGE_ADDR = const(0x22)

_START = (SET_DISP, SET_MEM_ADDR, 0, 0x40, 0xA1, 0xA8, 63, 0xC8, 0xD3, 0, 0xDA, 0x12, 0xD5, 0x80, 0xD9, 0xF1, 0xDB, 0x30, SET_CONTRAST, 0xFF, SET_ENTIRE_ON, SET_NORM_INV, 0x8D, 0x14, SET_DISP | 1)


class Display:
    def __init__(self, width, height):
        self.width = width
        self.height = height
        self.pages = height // 8
        self.buffer = bytearray(self.pages * width)
        for command in _START:
            self.write_command(command)
        self.fill(0)
        self.show()

    def fill(self, colour):
        value = 0xFF if colour else 0
        for index in range(len(self.buffer)):
            self.buffer[index] = value

    def pixel(self, x, y, colour=1):
        index = (y >> 3) * self.width + x
        if colour:
            self.buffer[index] |= 1 << (y & 7)
        else:
            self.buffer[index] &= ~(1 << (y & 7))

    def contrast(self, contrast):
        self.write_command(SET_CONTRAST)
        self.write_command(contrast)

    def show(self):
        for command in (SET_COL_ADDR, 0, self.width - 1, SET_PAGE_ADDR, 0, self.pages - 1):
            self.write_command(command)
        self.write_data(self.buffer)


class BusDisplay(Display):
    def __init__(self, width, height, bus, address=0x3C):
        self.bus = bus
        self.address = address
        self.temp = bytearray(2)
        super().__init__(width, height)

    def write_command(self, command):
        self.temp[0] = 0x80
        self.temp[1] = command
        self.bus.writeto(self.address, self.temp)

    def write_data(self, data):
        self.bus.writeto(self.address, b"\x40" + data)
