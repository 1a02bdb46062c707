# viper: ptr8, reading and writing with constant, variable and computed indices.
import micropython


@micropython.viper
def read(p: ptr8, i: int) -> int:
    return p[0] + (p[1] << 8) + (p[i] << 16) + (p[i + 1] << 24)


@micropython.viper
def write(p: ptr8, i: int, v: int):
    p[0] = v
    p[1] = v >> 8
    p[i] = 0xaa
    p[i + 1] = p[0] + p[1]
    p[i * 2] = 7


@micropython.viper
def fill(p: ptr8, n: int, v: int):
    for i in range(n): p[i] = v


@micropython.viper
def copy(d: ptr8, s: ptr8, n: int) -> int:
    i = 0
    while i < n:
        d[i] = s[n - 1 - i]
        i += 1
    return i


@micropython.viper
def total(p: ptr8, n: int) -> int:
    t = 0
    for i in range(n): t += p[i]
    return t


@micropython.viper
def far(p: ptr8) -> int:
    p[31] = 1; p[32] = 2; p[127] = 3; p[128] = 4; p[255] = 5; p[256] = 6; p[300] = 7
    return p[31] + p[32] + p[127] + p[128] + p[255] + p[256] + p[300]


@micropython.viper
def cast(b, i: int) -> int:
    p = ptr8(b)
    q = ptr8(int(p) + 1)
    p[i] ^= 0xff
    p[0] += 1
    q[1] |= 8
    return p[i] + q[0]


b = bytearray(range(16))
print(read(b, 5), total(b, 16))
write(b, 4, 0x1234)
print(b)
fill(b, 3, 9)
c = bytearray(16)
print(copy(c, b, 16), c, cast(b, 2), b, far(bytearray(400)))
