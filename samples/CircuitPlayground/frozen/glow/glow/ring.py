import digitalio
import neopixel_write


class Ring:
    """Pixels on one pin, their bytes in the order green, red, blue."""

    def __init__(self, pin, count):
        self._pin = digitalio.DigitalInOut(pin)
        self._pin.direction = digitalio.Direction.OUTPUT
        self._bytes = bytearray(3 * count)

    def show(self, lit, colour):
        """Lights the first pixels, and no others."""
        red, green, blue = colour
        for start in range(0, len(self._bytes), 3):
            on = start < 3 * lit
            self._bytes[start : start + 3] = bytes((green, red, blue)) if on else b"\x00\x00\x00"
        neopixel_write.neopixel_write(self._pin, self._bytes)
