# Annotations: of variables, attributes, subscripts, parameters and results.
x: int = 5
y: str
z: "forward" = "text"
w: int = 1 + 2
print(x, z, w)
try:
    print(y)
except NameError as e:
    print("NameError")


class C:
    a: int = 1
    b: str = "b"
    c: list

    def m(self, p: int, q: "str" = "q", *args: tuple, r: float = 1.5, **kw: dict) -> "C":
        self.attr: int = p
        return self


print(C.a, C.b, hasattr(C, "c"), C().m(3, r=2).attr)


def f(a: int, b: int = 2, *c: int, d, e: int = 5, **g: int) -> int:
    local: int = a + b
    unset: int
    return local + sum(c) + d + e


print(f(1, d=4), f(1, 2, 3, d=4, z=9))


def h() -> None: pass


def star_only(*, k: int = 1) -> (int, str): return k, "s"


print(h(), star_only(), star_only(k=3))
d = {}
d["k"]: int = 9
C.static: int = 8
t: tuple = 1, 2
u: list = [i for i in range(3)]
v: int if False else str = "v"
print(d, C.static, t, u, v)
async def coro(a: int = 1) -> int: return a
def gen(n: int) -> "generator":
    while n:
        got: int = yield n
        n -= 1
print(list(gen(3)))
