"""Counts steps by the bumps that they make."""

from busio import I2C

__version__ = "0.0.0+auto.0"

_ADDRESS = 0x19
_X_LOW = 0x28 | 0x80


class StepCounter:
    """A step is an acceleration that rises above one mark after it was below another."""

    def __init__(self, read, high=1.3, low=1.1):
        self._read = read
        self._high = high
        self._low = low
        self._armed = True
        self.count = 0

    @classmethod
    def of_board(cls, board):
        """The counter for a LIS3DH on the board's inner bus."""
        bus = I2C(board.ACCELEROMETER_SCL, board.ACCELEROMETER_SDA)
        bus.try_lock()
        bus.writeto(_ADDRESS, b"\x20\x57")
        data = bytearray(6)

        def read():
            bus.writeto_then_readfrom(_ADDRESS, bytes((_X_LOW,)), data)
            axes = [data[i] | data[i + 1] << 8 for i in (0, 2, 4)]
            axes = [value - 65536 if value > 32767 else value for value in axes]
            return sum(value * value for value in axes) ** 0.5 / 16384

        return cls(read)

    def update(self):
        """Looks at the sensor once."""
        force = self._read()
        if self._armed and force > self._high:
            self.count += 1
            self._armed = False
        elif force < self._low:
            self._armed = True
