# viper: uint arithmetic and comparisons.
import micropython


@micropython.viper
def arith(a: uint, b: uint) -> uint:
    return (a + b) * uint(3) - (a & b) + (a | b) ^ (a << uint(2)) + (b >> uint(1))


@micropython.viper
def compare(a: uint, b: uint) -> int:
    r = 0
    if a < b: r |= 1
    if a > b: r |= 2
    if a == b: r |= 4
    if a <= b: r |= 8
    if a >= b: r |= 16
    if a != b: r |= 32
    return r


@micropython.viper
def hash_(p: ptr8, n: int) -> uint:
    h = uint(5381)
    i = 0
    while i < n:
        h = (h << uint(5)) + h + uint(p[i])
        i += 1
    return h


@micropython.viper
def wrap(a: uint) -> uint:
    return a - uint(1)


@micropython.viper
def to_int(a: uint) -> int:
    return int(a)


@micropython.viper
def from_int(a: int) -> uint:
    return uint(a)


@micropython.viper
def logical_shift(a: uint) -> uint:
    return a >> uint(4)


print(arith(10, 3), [compare(a, b) for a, b in ((1, 2), (2, 1), (0xffffffff, 1), (5, 5))], hash_(b"hello", 5), wrap(0), to_int(7), from_int(-1), logical_shift(0xf0000000))
