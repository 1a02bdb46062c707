# viper as drivers use it: CRC, bit banging, pixel conversion, filters, memory moves.
import micropython
from micropython import const

_POLY = const(0x1021)
_MASK = const(0xffff)


@micropython.viper
def crc16(data: ptr8, n: int) -> int:
    crc = _MASK
    for i in range(n):
        crc ^= data[i] << 8
        for _ in range(8):
            if crc & 0x8000: crc = (crc << 1) ^ _POLY
            else: crc <<= 1
            crc &= _MASK
    return crc


@micropython.viper
def rgb888_to_565(src: ptr8, dst: ptr16, n: int):
    j = 0
    for i in range(n):
        dst[i] = ((src[j] & 0xf8) << 8) | ((src[j + 1] & 0xfc) << 3) | (src[j + 2] >> 3)
        j += 3


@micropython.viper
def blit(fb: ptr8, w: int, x: int, y: int, sprite: ptr8, sw: int, sh: int):
    for row in range(sh):
        d = (y + row) * w + x
        s = row * sw
        for col in range(sw):
            v = sprite[s + col]
            if v != 0: fb[d + col] = v


@micropython.viper
def low_pass(buf: ptr16, n: int, k: int) -> int:
    acc = buf[0] << 8
    for i in range(1, n):
        acc += ((buf[i] << 8) - acc) // k
        buf[i] = acc >> 8
    return acc


@micropython.viper
def find(p: ptr8, n: int, v: int) -> int:
    i = 0
    while i < n:
        if p[i] == v: return i
        i += 1
    return -1


@micropython.viper
def popcount(v: uint) -> int:
    n = 0
    while v:
        v = v & (v - uint(1))
        n += 1
    return n


@micropython.viper
def mul_div(a: int, b: int, c: int) -> int: return a * b // c


data = b"123456789"
out = bytearray(8)
rgb888_to_565(b"\xff\x00\x00\x00\xff\x00\x00\x00\xff\x10\x20\x30", out, 4)
fb = bytearray(16)
blit(fb, 4, 1, 1, b"\x01\x00\x02\x03", 2, 2)
samples = bytearray(b"\x00\x01\x00\x02\x00\x03\x00\x04")
print(hex(crc16(data, 9)), out, fb, low_pass(samples, 4, 2), samples, find(data, 9, 53), find(data, 9, 0), popcount(0xff00ff), mul_div(100, 7, 3))
