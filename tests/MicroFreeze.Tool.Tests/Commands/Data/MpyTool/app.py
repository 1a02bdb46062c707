"""A module with something of everything that a listing shows."""

import time
from collections import namedtuple, OrderedDict as Ordered

LIMIT = 123456789012345678901234567890
FACTORS = (1, 2.5, -1e100, 3j, None, True, ..., "kilo", b"\x00raw", ("nested",))
TEXT = "a text that is too long to be a name of its own, with a 'quote' and ünïcödë"
Point = namedtuple("Point", ("x", "y"))


def scale(value, factor=2, *, offset=0, **more):
    total = value * factor + offset
    for key in more:
        if key == "negate":
            total = -total
        elif total > 1000 and not more[key]:
            continue
        total += more[key] or 1
    return total


def counter(start):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step, lambda: count


class Sensor:
    unit = "°C"

    def __init__(self, pin):
        self.pin = pin
        self.readings = []

    def read(self):
        try:
            self.readings.append(self.pin())
        except (OSError, ValueError) as error:
            print("failed:", error)
        finally:
            time.sleep(0.125)
        return self.readings[-1] if self.readings else None

    def average(self):
        return sum(r for r in self.readings) / len(self.readings)


print(scale(3), FACTORS[2] is None, LIMIT & 0xFFFF, ~LIMIT, TEXT)
