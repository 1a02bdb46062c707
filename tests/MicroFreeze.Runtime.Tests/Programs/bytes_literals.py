# bytes literals: every escape, every prefix, concatenation.
print(b"", b'abc', b"a'b", b'a"b', b"""tri
ple""")
print(list(b"\a\b\f\n\r\t\v\\\'\"\0"))
print(list(b"\x00\x41\xff\x7f\x80"))
print(list(b"\0\1\12\123\377\08"))
print(b"\u0041\U00000041", len(b"\u0041"), b"\q")
print(rb"\x41\n", br'\t', len(rb"\n"), rb"\\")
print(b"a" b"b" b'\x63', b"line \
continued")
print(b"\xff\xfe" + bytes([0, 1, 255]), b"ab" * 3, b"abc"[1], b"abc"[1:])
print(b"abc" == b"abc", b"abc" < b"abd", b"b" in b"abc", 98 in b"abc", hash(b"a") == hash(b"a"))
for byte in b"\x01\x80\xff":
    print(byte, end=" ")
print()
long = b"0123456789abcdefghijklmnopqrstuvwxyz" b"\x00\x01\x02" b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
print(len(long), long)
print(bytearray(b"mutable"), memoryview(b"view")[1:3] == b"ie", bytes("é", "utf8"))
print(b"caf\xc3\xa9".decode())
