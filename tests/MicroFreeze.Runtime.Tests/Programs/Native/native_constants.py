# Constants of every kind in native code.
import micropython
from micropython import const

_A = const(77)


@micropython.native
def constants():
    return (0, 1, -1, 127, 128, -129, 255, 256, 32767, 32768, 65535, 65536, 1073741823, -1073741824, 1073741824, 1 << 40, _A), \
        ("", "short", "a string that is longer than a name", b"", b"bytes", 1.5, 2j, None, True, False, ..., (1, "t", None))


@micropython.native
def build(a, b):
    return [a, b], (a, b), {a: b, b: a}, {a, b}, [], (), {}, a, [a, [b, (a,)]]


@micropython.native
def texts(x):
    return f"{x} and {x!r:>6}", "%s" % x, "a" "b", x + "tail"


@micropython.native
def slices(x, i, j):
    return x[i], x[i:j], x[:j], x[i:], x[:], x[::i], x[i:j:1], x[-1]


print(constants())
print([sorted(v) if isinstance(v, set) else v for v in build(1, 2)])
print(texts("x"), slices([0, 1, 2, 3, 4], 1, 3))
