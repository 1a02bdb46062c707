# Binary data: packing by hand and with struct, framing, escaping, bit fields.
import struct


def pack(fmt, *values):
    out = bytearray()
    for c, v in zip(fmt, values):
        n = {"B": 1, "H": 2, "I": 4}[c]
        for k in range(n): out.append(v >> 8 * k & 0xff)
    return bytes(out)


FRAME, ESC = 0x7e, 0x7d


def frame(data):
    out = bytearray([FRAME])
    for b in data:
        if b in (FRAME, ESC): out.append(ESC); b ^= 0x20
        out.append(b)
    out.append(FRAME)
    return out


def unframe(stream):
    buf, esc = None, False
    for b in stream:
        if b == FRAME:
            if buf: yield bytes(buf)
            buf = bytearray()
        elif buf is not None:
            if b == ESC: esc = True; continue
            buf.append(b ^ 0x20 if esc else b)
            esc = False


class Bits:
    def __init__(self, value=0, **fields): self.value, self.fields = value, fields
    def __getitem__(self, n): lo, w = self.fields[n]; return self.value >> lo & (1 << w) - 1
    def __setitem__(self, n, v): lo, w = self.fields[n]; m = (1 << w) - 1; self.value = self.value & ~(m << lo) | (v & m) << lo


print(pack("BHI", 1, 0x203, 0x4050607), pack("BHI", 1, 2, 3) == struct.pack("<BHI", 1, 2, 3), struct.unpack(">HH", b"\x01\x02\x03\x04"))
print(frame(b"a~b}c"), list(unframe(b"junk" + frame(b"a~b}c") + frame(b"\x00") + b"~x")))
b = Bits(0xabcd, low=(0, 4), mid=(4, 8), top=(12, 4))
b["mid"] = 0x12; b["top"] += 3
print(hex(b.value), [hex(b[n]) for n in ("low", "mid", "top")], f"{b.value:016b}", bytes([65]))
