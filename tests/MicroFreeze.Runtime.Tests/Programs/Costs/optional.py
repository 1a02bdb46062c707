# Uses what is there, and does without what is not.

try:
    import machine
except ImportError:
    machine = None

try:
    from collections import OrderedDict, namedtuple
except ImportError:
    OrderedDict = dict

import sys

Point = namedtuple("Point", ("x", "y", "z"))
history = OrderedDict()

if sys.maxsize > 1 << 40:
    WORD = 8
else:
    WORD = 4

if __name__ == "__main__":
    history["never"] = [Point(1, 2, 3) for _ in range(100)]


def record(point):
    history[len(history)] = point
    return Point(*point)
