"""Shows how far you walked: one of the ten pixels for every ten steps."""

import time

import board
from colours import WALKED
from glow import Ring
from steps import StepCounter

ring = Ring(board.NEOPIXEL, 10)
counter = StepCounter.of_board(board)

while True:
    counter.update()
    ring.show(counter.count // 10, colour=WALKED)
    time.sleep(0.02)
