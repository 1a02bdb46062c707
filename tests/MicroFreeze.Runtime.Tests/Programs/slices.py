# Slices in all forms, on reading, writing and deleting, with every kind of bound.
class S:
    def __getitem__(self, i): return i
    def __setitem__(self, i, v): print("set", i, v)
    def __delitem__(self, i): print("del", i)


s = S()
a, b, c = 1, 2, 3
print(s[:], s[::], s[a:], s[:b], s[a:b], s[::c], s[a::], s[:b:], s[a:b:c], s[a::c], s[:b:c], s[a:b:])
print(s[1:2, 3], s[:, :], s[1, 2:3, ::4], s[...], s[..., 1:], s[None], s[None:None], s[()], s[(1, 2)], s[1,], s[-1:-2:-3])
print(s[a + 1:b * 2], s[a if b else c:], s[lambda: 1:2].stop, s[f"{a}":"x"], s[[1]:(2,)], s[not a:], s[s[1]:s[2]], s[a < b:])
s[1:2] = 3
del s[1:], s[:2], s[::3], s[1, 2], s[:]
l = list(range(10))
print(l[2:5], l[:3], l[7:], l[::3], l[::-1], l[-3:], l[:-7], l[8:2:-2], l[5:2], l[100:], l[-100:3])
l[2:4] = ["a", "b", "c"]
print(l)
l[:2] = []
l[-1:] = [1, 2]
l[3:3] = ["in"]
print(l)
del l[1:3], l[-2:]
print(l)
t = tuple(range(5))
print(t[1:3], "abcdef"[1:4], b"abcdef"[2:], "日本語"[1:2])
b = bytearray(b"hello")
b[1:3] = b"EYE"
print(b, memoryview(b)[1:3] == b"EY")
