# Functions as values: in containers, as attributes, compared, recursive by name, with other names.
def f(x): return x + 1
def g(x, h=f): return h(x) * 2


fs = [f, g, lambda x: -x, abs, str, int, len]
print([h(3) if h is not len else h("abc") for h in fs], f in fs, fs.index(g), f == f, f is not g, {f: "f", g: "g"}[f])
h = f
def f(x): return x + 100
print(h(1), f(1), g(1), g(1, f), g(1, h=lambda x: 0))


class Holder:
    func = f
    stat = lambda self, x: x
    table = {"f": f, "g": g}
    def __init__(self): self.own = h


k = Holder()
print(k.own(1), k.stat(2), k.table["g"](3), Holder.table["f"](4), Holder.func(5), (k.own or f)(6), [k.own, f][1](7))
def fact(n): return n * fact(n - 1) if n else 1
old = fact
def fact(n): return "replaced"
print(old(3))
def apply(f, *args, times=1, **kw): return f(*args, **kw) if times == 1 else [f(*args, **kw) for _ in range(times)]
print(apply(max, 1, 5), apply(sorted, [2, 1], reverse=True), apply(lambda: "x", times=2), apply(apply, f, 1, times=2), apply(dict, a=1), (apply)(print, end=""))
def outer():
    def inner(): return "inner", outer2()
    def outer2(): return "late"
    return inner
print(outer()(), outer()() == outer()(), (lambda *fs: [f() for f in fs])(outer(), lambda: 1)[1], f.__name__ if hasattr(f, "__name__") else "f")
if len(fs) > 3:
    def chosen(): return "then"
else:
    def chosen(): return "else"
print(chosen(), [(lambda i: lambda: i)(i)() for i in range(3)], (lambda: (yield))().__class__ is not None if hasattr(f, "__class__") else True)
