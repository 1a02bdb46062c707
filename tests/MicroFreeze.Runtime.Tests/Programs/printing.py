# print with every argument, of everything nested, and objects with their own repr.
print(); print(1); print(1, 2, sep=""); print("a", "b", sep=", ", end=".\n"); print(end=""); print(*[], sep="x"); print("x", end="\n\n")
print([1, "a", None, (1.5, b"b"), {"k": [..., {}]}, {1}], ((),), [[]], {(): []}, "str in str 'q'", ["it's", 'say "x"', "both ' and \""])
class R:
    def __init__(self, n): self.n = n
    def __repr__(self): return "R%d" % self.n
class S(R):
    def __str__(self): return "S-str"
print(R(1), [R(2), S(3)], S(4), str(S(5)), repr(S(6)), {"k": S(7)}, (R(8),), "%s %r" % (S(9), S(9)), "{} {!r}".format(S(1), S(1)), f"{S(2)} {S(2)!r} {S(2)!s}")
print("plain", sep="|")
print(1.0, 1e100, -0.5, 1e-7, 123456789.0, 1.5e300 * 1e10, 2 ** 70, -1, True, None, ..., 1j, -0j)
print("tab\tnew\\n", "nul\0".replace("\0", "0"), repr("\t\n\r\\\x00é€😀"), repr(b"\t\n\x80"), "é€😀")
print("a" "b", "c" + "d", "e" * 3, *"fg", *["h"], sep="")
import io
f = io.StringIO()
print("to", "file", sep="-", end="!", file=f)
print(f.getvalue(), range(3), range(1, 5, 2), object() is not None, type(1), int, ValueError, ValueError("x"), [ValueError(1)])
def many(*a, **k): print(*a, **k)
many("x", "y", sep="+"); many(); many(*"ab", **{"end": "?\n"})
l = [1]; print(l, {"a": {"b": {"c": ()}}}, ([({},)],))
