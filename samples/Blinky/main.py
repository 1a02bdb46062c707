import asyncio

from blinker import Blinker
from debounce import Debounced
from led import Led

led = Led(25)
blinker = Blinker(led, "sos")


async def main():
    button = Debounced(15, blinker.next_pattern)
    await asyncio.gather(blinker.run(), button.run())


asyncio.run(main())
