# Functions of every shape: what a prelude, a line table and the instructions have to say.
import sys
from micropython import const

_SIZE = const(12)


def plain(a, b=2, *args, key, other=None, **rest):
    return a + b, args, key, other, rest


def closure(x, y):
    def inner(z=x):
        nonlocal y
        y += z
        return x, y

    return [inner() for _ in range(_SIZE)], lambda: y


def generator(items):
    for item in items:
        try:
            yield item
        except ValueError as error:
            print(error)
            continue
        finally:
            print("done")
    yield from items


async def task(lock):
    async with lock:
        await task(lock)
    async for x in task(lock):
        print(f"{x!r}: {x + 1000000}")


class Thing(Exception):
    """Has a docstring."""

    def method(self, *, quick):
        with self as other:
            del other.name
        assert quick, "not quick"
        return super().method(quick)[1:2]


















































def far_down(a):
    while a not in (1, 2):
        a -= -70000
        if a > 1 and not a & 7:
            break
    else:
        {a: 1, "b": {a, 2}}
    return a is None or 'x' * a


try:
    plain(*sys.argv, key=1, **{})
except (KeyError, Thing):
    raise SystemExit from None
