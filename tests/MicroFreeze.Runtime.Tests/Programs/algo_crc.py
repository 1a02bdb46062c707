# Checksums and hashes bit by bit: CRC-8, CRC-16, CRC-32, Adler, FNV, and a table form.
def crc(data, poly, bits, value=0):
    top = 1 << bits - 1
    mask = (1 << bits) - 1
    for byte in data:
        value ^= byte << bits - 8
        for _ in range(8):
            value = (value << 1 ^ poly if value & top else value << 1) & mask
    return value


TABLE = []
for n in range(256):
    for _ in range(8):
        n = n >> 1 ^ 0xedb88320 if n & 1 else n >> 1
    TABLE.append(n)


def crc32(data):
    v = 0xffffffff
    for b in data: v = TABLE[(v ^ b) & 0xff] ^ v >> 8
    return v ^ 0xffffffff


def adler(data):
    a, b = 1, 0
    for x in data: a = (a + x) % 65521; b = (b + a) % 65521
    return b << 16 | a


def fnv(data):
    h = 0x811c9dc5
    for b in data: h = (h ^ b) * 0x01000193 & 0xffffffff
    return h


msg = b"123456789"
print(hex(crc(msg, 0x07, 8)), hex(crc(msg, 0x1021, 16, 0xffff)), hex(crc32(msg)), hex(adler(msg)), hex(fnv(msg)), hex(crc32(b"")))
import binascii
print(crc32(msg) == binascii.crc32(msg), sum(msg) & 0xff, [hex(t) for t in TABLE[1:4]])
