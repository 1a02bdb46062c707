# viper: ptr32, ptr and addresses.
import micropython


@micropython.viper
def read(p: ptr32, i: int) -> int: return p[0] + p[1] * 3 + p[i] * 5 + p[i + 1] * 7
@micropython.viper
def write(p: ptr32, i: int, v: int):
    p[0] = v; p[1] = v >> 1; p[i] = 0x0badbeef; p[i + 1] = p[0]; p[i << 1] = -1
@micropython.viper
def fill(p: ptr32, n: int, v: int):
    for i in range(n): p[i] = v + i
@micropython.viper
def far(p: ptr32) -> int:
    p[7] = 1; p[31] = 2; p[32] = 3; p[63] = 4; p[64] = 5; p[127] = 6; p[255] = 7; p[256] = 8
    return p[7] + p[31] + p[32] + p[63] + p[64] + p[127] + p[255] + p[256]
@micropython.viper
def address(b) -> int:
    p = ptr32(b); q = ptr8(b); r = ptr(b)
    return int(p) - int(q) + int(r) - int(p)
@micropython.viper
def step(b) -> int:
    p = ptr32(int(ptr(b)) + 4)
    return p[0] + p[1]
@micropython.viper
def inplace(p: ptr32, i: int) -> int:
    p[i] += 100000; p[i] ^= 0x0f0f0f0f; p[0] -= 1; p[1] *= 3
    return p[i]
@micropython.viper
def words(p: ptr32, n: int) -> uint:
    t = uint(0)
    for i in range(n): t += uint(p[i])
    return t


b = bytearray(range(64))
print(read(b, 4)); write(b, 4, 0x12345678); print(b)
fill(b, 6, 0x10000); print(b, far(bytearray(1200)), address(b), step(b), inplace(b, 3), words(b, 4))
