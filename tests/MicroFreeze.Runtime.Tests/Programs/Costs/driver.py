"""Driver of a sensor on a bus, as they are written.

The sensor measures temperature and humidity. It sleeps until it is asked, answers after some milliseconds, and puts a checksum behind each value.
"""

from micropython import const

_ADDRESS = const(0x44)
_MEASURE = const(0x2C06)
_RESET = const(0x30A2)


class SensorError(Exception):
    """The sensor gave an answer that cannot be."""


class Sensor:
    """A sensor on a bus."""

    DELAY_MS = 15

    def __init__(self, bus, address=_ADDRESS):
        self.bus = bus
        self.address = address
        self._buffer = bytearray(6)
        self.reset()

    def reset(self):
        """Brings the sensor back to its state after power-up."""
        self._command(_RESET)

    def _command(self, command):
        self.bus.writeto(self.address, bytes((command >> 8, command & 0xFF)))

    def _checksum(self, data):
        crc = 0xFF
        for byte in data:
            crc ^= byte
            for _ in range(8):
                crc = (crc << 1) ^ 0x31 if crc & 0x80 else crc << 1
        return crc & 0xFF

    @property
    def temperature(self):
        """Degrees Celsius."""
        return self.read()[0]

    @property
    def humidity(self):
        """Percent."""
        return self.read()[1]

    def read(self):
        self._command(_MEASURE)
        self.bus.readfrom_into(self.address, self._buffer)
        values = []
        for start in (0, 3):
            data = self._buffer[start : start + 2]
            if self._checksum(data) != self._buffer[start + 2]:
                raise SensorError("checksum of value {} is wrong".format(start // 3))
            values.append(data[0] << 8 | data[1])
        return -45 + 175 * values[0] / 65535, 100 * values[1] / 65535
