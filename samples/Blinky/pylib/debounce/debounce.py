import asyncio
from machine import Pin


class Debounced:
    def __init__(self, pin, pressed, settle_ms=20):
        self._pin = Pin(pin, Pin.IN, Pin.PULL_UP)
        self._pressed = pressed
        self._settle_ms = settle_ms

    async def run(self):
        last = self._pin()
        while True:
            await asyncio.sleep_ms(self._settle_ms)
            now = self._pin()
            if last and not now:
                self._pressed()
            last = now
