# Bytes and memory views in compiled tables: screens, fonts, colour maps, endianness.
PALETTE = b"\x00\x00\x00" b"\xff\x00\x00" b"\x00\xff\x00" b"\x00\x00\xff"
GLYPHS = {"0": b"\x3e\x51\x49\x45\x3e", "1": b"\x00\x42\x7f\x40\x00", ":": b"\x00\x36\x36\x00\x00"}
INIT = ((0xae, None), (0xd5, b"\x80"), (0xa8, b"\x3f"), (0x8d, b"\x14"), (0xaf, b""))


class Frame:
    def __init__(self, w, h): self.w, self.h, self.buf = w, h, bytearray(w * h)
    def set(self, x, y, v=1):
        if 0 <= x < self.w and 0 <= y < self.h: self.buf[y * self.w + x] = v
    def text(self, s, x=0):
        for c in s:
            for i, col in enumerate(GLYPHS.get(c, b"")):
                for y in range(8):
                    if col >> y & 1: self.set(x + i, y)
            x += 6
    def rows(self):
        view = memoryview(self.buf)
        for y in range(self.h): yield "".join(".#"[v] for v in view[y * self.w:(y + 1) * self.w])


f = Frame(18, 8)
f.text("10:")
print("\n".join(f.rows()))
print([tuple(PALETTE[i:i + 3]) for i in range(0, len(PALETTE), 3)], [PALETTE[3 * i] << 16 | PALETTE[3 * i + 1] << 8 | PALETTE[3 * i + 2] for i in range(4)])
sent = bytearray()
for cmd, data in INIT:
    sent.append(cmd)
    if data: sent.extend(data)
print(sent, len(sent), bytes(sorted(sent)), [hex(b) for b in sent[:3]])
rgb565 = lambda r, g, b: (r & 0xf8) << 8 | (g & 0xfc) << 3 | b >> 3
print([hex(rgb565(*PALETTE[i:i + 3])) for i in range(0, 12, 3)], int.from_bytes(PALETTE[3:6], "big"), sum(PALETTE), PALETTE.find(b"\xff\x00\x00\x00"))
