# Method calls through instances, classes, modules, literals, super and chains.
import sys


class B:
    def __init__(self): self.parts = []
    def add(self, x, sep=""): self.parts.append(x + sep); return self
    def build(self, *, upper=False): s = "".join(self.parts); return s.upper() if upper else s
    def apply(self, f, *a, **k): f(self, *a, **k); return self
    value = property(lambda self: self)


print(B().add("a").add("b", "-").add("c", sep="+").build(), B().add("x").value.add("y").build(upper=True))
print(B().apply(B.add, "q").apply(lambda s, t: s.add(t), t="r").build(), B.build(B().add("u")), B.add(B(), "z", "!").build())
add = B().add
print(add("bound").build(), [f() for f in (B().build, "abc".upper)], list(map("{}!".format, [1, 2])), list(map(str.upper, "ab")))
print([].append(1), [3, 1].sort(), {"a": 1}.get("b", 2), (1, 2).count(1), b"ab".find(b"b"), "a".join(["x", "y"]).upper().split("A")[0].lower())
print(sys.implementation.name, sys.modules.get("nothing"), __import__("math").sqrt(4), "{}".format("x").encode().decode())
obj = B(); obj.f = lambda x: x + 1; obj.g = B
print(obj.f(1), obj.g().add("new").build(), getattr(obj, "f")(2), (obj.f)(3), obj.__dict__ is not None if hasattr(obj, "__dict__") else True)
d = {"f": obj.add, "g": [obj.build]}
d["f"]("in dict"); print(d["g"][0](), d["g"][0](upper=True))
class C:
    def __getattr__(self, n): return lambda *a: (n, a)
print(C().anything(1, 2), C().x.y if hasattr(C().x, "y") else "plain", C().__class__ is C)
i = 5
print(i.__class__.__name__ if hasattr(i, "__class__") else "int", (5).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"), 1 .to_bytes(1, "big"))
