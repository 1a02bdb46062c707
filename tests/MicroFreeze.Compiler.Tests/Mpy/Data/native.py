# Machine code of each kind that every architecture has.
import micropython


@micropython.native
def add(a, b=1, *args):
    def inner(x):
        return x + b

    for i in range(a):
        b += inner(i)
    return b, "a text that is too long to become a name"


@micropython.viper
def fill(buf: ptr8, n: int, value: int) -> int:
    total = 0
    for i in range(n):
        buf[i] = value
        total += value
    return total


@micropython.native
def numbers(n):
    yield 1.5
    yield n
