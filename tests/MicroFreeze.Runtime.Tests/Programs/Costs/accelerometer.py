"""Accelerometer with a queue of samples, on a bus."""

from micropython import const
import struct

_WHO_AM_I = const(0x0F)
_CTRL1 = const(0x20)
_CTRL4 = const(0x23)
_OUT = const(0x28)
_FIFO = const(0x2E)

RANGE_2_G = 0
RANGE_4_G = 1
RANGE_8_G = 2
RANGE_16_G = 3

_SCALE = {RANGE_2_G: 16380, RANGE_4_G: 8190, RANGE_8_G: 4096, RANGE_16_G: 1365}
_RATES = ((1, 0x1), (10, 0x2), (25, 0x3), (50, 0x4), (100, 0x5), (200, 0x6), (400, 0x7))


class Accelerometer:
    def __init__(self, bus, address=0x18, scale=RANGE_2_G):
        self._bus = bus
        self._address = address
        self._data = bytearray(6)
        if self._read(_WHO_AM_I) != 0x33:
            raise RuntimeError("no accelerometer there")
        self._write(_CTRL1, 0x57)
        self.scale = scale

    @property
    def scale(self):
        return (self._read(_CTRL4) >> 4) & 3

    @scale.setter
    def scale(self, value):
        self._write(_CTRL4, (value & 3) << 4 | 0x88)
        self._divisor = _SCALE[value]

    def rate(self, hertz):
        for fastest, bits in _RATES:
            if fastest >= hertz:
                self._write(_CTRL1, bits << 4 | 7)
                return fastest
        raise ValueError("too fast")

    def acceleration(self):
        self._bus.readfrom_mem_into(self._address, _OUT | 0x80, self._data)
        x, y, z = struct.unpack("<hhh", self._data)
        return tuple(9.80665 * value / self._divisor for value in (x, y, z))

    def _read(self, register):
        return self._bus.readfrom_mem(self._address, register, 1)[0]

    def _write(self, register, value):
        self._bus.writeto_mem(self._address, register, bytes([value]))
