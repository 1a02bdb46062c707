# Modules of the firmware used by compiled code: collections, array, struct, io, re, hashlib, binascii, errno.
from collections import namedtuple, OrderedDict, deque
import array, binascii, errno, hashlib, io, re, struct, sys

P = namedtuple("P", ["x", "y"])
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), sum(p), P(*"ab"), P(**{"x": 3, "y": 4}).y)
o = OrderedDict([("z", 1), ("a", 2)])
o["m"] = 3
print(list(o), list(o.items()), o.popitem())
q = deque((1, 2), 3)
q.append(3); q.append(4); q.appendleft(0)
print(list(q), q.popleft(), len(q))
a = array.array("H", [1, 2, 3])
a.append(65535); a[0] += 1
print(a, len(a), sum(a), list(a[1:3]))
print(struct.pack("<bHi", -1, 2, -3), struct.unpack(">HB", b"\x01\x02\x03"), struct.calcsize("<IHB"))
with io.StringIO() as f:
    print("line", 1, file=f); f.write("two")
    print(repr(f.getvalue()))
print(io.BytesIO(b"abc").read(2), [line for line in io.StringIO("a\nb\n")])
m = re.match(r"(\w+)-(\d+)", "abc-42 rest")
print(m.group(0), m.group(1), int(m.group(2)), re.search("z", "abc"), re.sub("[aeiou]", lambda m: m.group(0).upper(), "vowels"), re.compile(",").split("a,b"))
print(binascii.hexlify(hashlib.sha256(b"").digest())[:16], binascii.hexlify(b"\x01\xff", ":"), errno.ENOENT > 0, sys.byteorder, binascii.b2a_base64(b"hi"))
