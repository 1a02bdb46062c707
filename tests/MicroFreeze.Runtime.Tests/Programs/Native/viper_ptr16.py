# viper: ptr16.
import micropython


@micropython.viper
def read(p: ptr16, i: int) -> int: return p[0] + p[1] * 3 + p[i] * 5 + p[i + 1] * 7
@micropython.viper
def write(p: ptr16, i: int, v: int):
    p[0] = v; p[1] = v >> 1; p[i] = 0xbeef; p[i + 1] = p[0]; p[i << 1] = -1
@micropython.viper
def fill(p: ptr16, n: int, v: int):
    for i in range(n): p[i] = v + i
@micropython.viper
def far(p: ptr16) -> int:
    p[15] = 1; p[31] = 2; p[32] = 3; p[127] = 4; p[128] = 5; p[255] = 6
    return p[15] + p[31] + p[32] + p[127] + p[128] + p[255]
@micropython.viper
def swap(b, n: int):
    p = ptr16(b)
    i = 0
    while i < n:
        v = p[i]
        p[i] = (v >> 8) | (v << 8)
        i += 1
@micropython.viper
def inplace(p: ptr16, i: int) -> int:
    p[i] += 1000; p[i] ^= 0x0f0f; p[0] -= 1; p[1] <<= 1
    return p[i]


b = bytearray(range(32))
print(read(b, 4)); write(b, 4, 0x1234); print(b)
fill(b, 6, 0x100); swap(b, 8); print(b, far(bytearray(600)), inplace(b, 3), b)
