# __new__, singletons, instances as class attributes, classes made at run time, methods added later.
class Single:
    _one = None

    def __new__(cls, *a):
        if cls._one is None:
            cls._one = object.__new__(cls)
            cls._one.log = []
        return cls._one

    def __init__(self, *a):
        self.log.append(a)


print(Single(1) is Single(2), Single().log)


Made = type("Made", (object,), {"x": 5, "get": lambda self: self.x, "make": staticmethod(lambda: "made"), "kind": classmethod(lambda cls: cls.__name__)})
print(Made().get(), Made.make(), Made.kind(), Made.x, type(Made) is type)
Sub = type("Sub", (Made,), {"get": lambda self: "sub" + str(Made.get(self))})
print(Sub().get(), isinstance(Sub(), Made), Sub.kind())


def later(self, n=2): return self.x * n


Made.later = later
m = Made()
m.x = 7
print(m.later(), m.later(n=3), Sub().later(), hasattr(Made, "nothing"))
class Chain:
    def __init__(self, path=""): self.path = path
    def __getattr__(self, n): return Chain(self.path + "." + n if self.path else n)
    def __getitem__(self, k): return Chain(f"{self.path}[{k!r}]")
    def __call__(self, *a, **k): return Chain(f"{self.path}({', '.join([repr(x) for x in a] + [f'{n}={v!r}' for n, v in sorted(k.items())])})")
    def __repr__(self): return self.path
c = Chain()
print(c.a.b[1].c(2, x="y").d["k"][1:2](), c[...], c.x(*[1, 2], **{"z": 3}))
