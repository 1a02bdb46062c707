# viper: what must stay as it is while something else is computed: variables, pointers, indices, results of calls.
import micropython


@micropython.viper
def unary(a: int, b: int, c: int) -> int:
    x = -a + ~a + a
    y = ~b - -b + (+b)
    z = ~c * -c + c
    return x + y * 100 + z * 10000


@micropython.viper
def stored(a: int, b: int) -> int:
    b = -a
    a = ~a
    a = -a
    c = ~(a + b)
    return a * 10000 + b * 100 + -c


@micropython.viper
def in_loop(a: int, n: int) -> int:
    t = 0
    while n > 0:
        t = t + -a
        if n & 1: t ^= ~n
        n -= 1
    return t + a


@micropython.viper
def in_calls(f, a: int) -> int:
    return int(f(a)) + ~a + int(f(-a)) * -a + a


@micropython.viper
def beside_memory(p: ptr8, a: int) -> int:
    return p[0] + ~a + p[1] * -a + p[2]


@micropython.viper
def conditions(a: int, b: int) -> int:
    n = 0
    if -a < b: n |= 1
    if a > ~b: n |= 2
    n |= -a if -b > a else ~b
    return n + a + b


@micropython.viper
def unsigned(a: uint) -> int:
    b = ~a
    return int(a & b) + int(~b == a)


@micropython.viper
def far_first(p: ptr8, v: int) -> int:
    p[255] = v; p[256] = v + 1; p[4095] = v + 2; p[4096] = v + 3; p[5000] = -v
    return p[255] + p[256] * 3 + p[4095] * 5 + p[4096] * 7 + p[5000]


@micropython.viper
def far_third(a: int, b: int, p: ptr16, v: int) -> int:
    p[255] = v; p[256] = v + a; p[2048] = v + b; p[2500] = a
    return p[255] + p[256] * 3 + p[2048] * 5 + p[2500] * 7


@micropython.viper
def far_cast(b, a: int) -> int:
    ptr32(b)[511] = a
    ptr32(b)[512] = -a
    ptr32(b)[1250] = 7
    ptr16(b)[2047] = 8
    len(b)
    return ptr32(b)[511] + (ptr32(b)[512] & 255) + ptr32(b)[1250] * a + ptr16(b)[2047] + ptr8(b)[5000] + a


@micropython.viper
def index_kept(p: ptr16, i: int) -> int:
    p[i] = 5
    p[i + 1] = i
    v = p[i] + p[i + 1]
    return v * 100 + i


@micropython.viper
def index_kept_32(p: ptr32, i: int) -> int:
    t = 0
    while i < 4:
        p[i] = i
        t += p[i] * 10 + i
        i += 1
    return t


@micropython.native
def closed_over(k):
    @micropython.viper
    def f(x: int) -> int: return -x + int(k) + x
    return f


print(unary(5, 6, 7), unary(-1, 0, 3), stored(5, 6), in_loop(3, 5), in_calls(lambda x: x * 2, 9), beside_memory(b"\x05\x06\x07", 4))
print([conditions(a, b) for a in (-2, 3) for b in (-4, 5)], unsigned(12), closed_over(4)(3))
print(far_first(bytearray(5001), 9), far_third(3, 4, bytearray(5002), 11), far_cast(bytearray(5004), 13), index_kept(bytearray(16), 3), index_kept_32(bytearray(16), 0))
