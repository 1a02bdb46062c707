# viper: int arithmetic, comparisons, unary operators, in-place operators, constants.
import micropython


@micropython.viper
def arith(a: int, b: int) -> int:
    return (a + b) * 3 - a * b + (a & b) - (a | 5) + (a ^ b) + (a << 3) - (b >> 1)


@micropython.viper
def divide(a: int, b: int) -> int:
    return a // b * 1000 + a % b


@micropython.viper
def unary(a: int) -> int:
    return -a + ~a - (+a)


@micropython.viper
def compare(a: int, b: int) -> int:
    r = 0
    if a < b: r |= 1
    if a > b: r |= 2
    if a == b: r |= 4
    if a <= b: r |= 8
    if a >= b: r |= 16
    if a != b: r |= 32
    return r


@micropython.viper
def inplace(a: int) -> int:
    a += 7; a -= 2; a *= 3; a //= 2; a %= 1000; a <<= 2; a >>= 1; a &= 0xffff; a |= 3; a ^= 0x55
    return a


@micropython.viper
def constants() -> int:
    a = 0; b = 1; c = -1; d = 127; e = -128; f = 255; g = 256; h = 4095; i = 65535; j = 65536; k = 0x3fffffff; l = -0x40000000; m = 0x12345678
    return a + b + c + d + e + f + g + h + i + j + (k & 3) + (l & 7) + (m >> 8)


@micropython.viper
def shifts(a: int, n: int) -> int:
    return (a << n) + (a >> n) + (a << 31) + (-a >> 31)


@micropython.viper
def overflow(a: int) -> int:
    return a * a + 0x3fffffff


@micropython.viper
def mixed(a: int, b: int) -> bool:
    return a < b and a != 3 or b > 10


print(arith(13, 5), arith(-7, 3), [divide(a, b) for a in (17, -17) for b in (5, -5)], unary(5), unary(-1))
print([compare(a, b) for a, b in ((1, 2), (2, 1), (3, 3), (-1, 1))], inplace(10), constants(), shifts(9, 2), overflow(100), mixed(1, 2), mixed(3, 4))
