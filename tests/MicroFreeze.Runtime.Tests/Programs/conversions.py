# Conversions between types and what they refuse.
for f, args in ((int, ("12", " 7 ", "-3", 2.9, True, "0x1f", "1_000", "abc", "", None)), (float, ("1.5", "1e3", 2, True, "inf", "x", None)), (str, (1, 1.5, None, b"a", [1, "a"], (), {}, True)),
                (bool, (0, 1, "", "0", [], [0], None, 0.0, 1j)), (list, ("ab", (1, 2), {1: 2}, range(2), 5)), (tuple, ([1], "ab", 5)), (bytes, ([1, 2], 2, b"x", "a", [300])), (complex, (1, 1.5, "x"))):
    for a in args:
        try: print(repr(f(a)), end=" ")
        except (ValueError, TypeError, OverflowError) as e: print(type(e).__name__, end=" ")
    print()
print(int("ff", 16), int("0b11", 0), int("0o17", 0), int("z", 36), int("-101", 2), [int(c, 16) for c in "9aF"])
print(repr(0.1), str(1e21), repr("a'b\"c"), repr(b"\x00\"'"), str(b"x", "utf8"), bytes("é", "utf8"), "é".encode() == b"\xc3\xa9")
print(chr(0x20ac), ord("€"), "%c" % 8364, hex(-255), bin(-5), oct(64), "{:b}".format(-6), int(1e15), int(-1.5), round(1e15 + 0.5) > 0, float(10 ** 20))
print((5).to_bytes(4, "little"), int.from_bytes(b"\xff\x00", "little"), int.from_bytes(b"\xff\x00", "big"), (1000).to_bytes(2, "big"), list(map(int, "1 2 3".split())), dict(zip("ab", map(float, "12"))) == {"a": 1.0, "b": 2.0})
