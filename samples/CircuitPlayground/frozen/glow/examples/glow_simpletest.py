import board
from glow import Ring

Ring(board.NEOPIXEL, 10).show(10, colour=(8, 8, 8))
