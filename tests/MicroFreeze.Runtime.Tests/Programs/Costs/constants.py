# Numbers and texts alone.
from micropython import const

_REGISTER_STATUS = const(0x10)
_REGISTER_DATA = const(0x11)

WIDTH = 128
HEIGHT = 64
DEFAULT_NAME = "a display that nobody has named yet"
SCALE = 0.0625
GREETING = b"\x01\x02hello, device\xff"
LIMITS = (1, 2, 3, ("low", "middle of the range", "high"))
BIG = 123456789012345678901234567890
