import asyncio

from .patterns import PATTERNS


class Blinker:
    def __init__(self, led, name):
        assert name in PATTERNS
        self._led = led
        self._names = sorted(PATTERNS)
        self._index = self._names.index(name)

    def next_pattern(self):
        self._index = (self._index + 1) % len(self._names)

    async def run(self):
        while True:
            for on_ms, off_ms in PATTERNS[self._names[self._index]]:
                self._led.on()
                await asyncio.sleep_ms(on_ms)
                self._led.off()
                await asyncio.sleep_ms(off_ms)
