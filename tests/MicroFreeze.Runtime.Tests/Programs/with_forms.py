# with: one and several managers, targets of every kind, exceptions swallowed and not.
class M:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return (self.name, len(self.name))

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow


with M("plain"): pass
with M("as") as x: print(x)
with M("a") as x, M("bb") as y: print(x, y)
with M("t") as (n, l): print(n, l)
with M("u") as [n, l]: print(l, n)


class O: pass


o = O()
d = {}
with M("attr") as o.attr, M("item") as d["k"], M("none"):
    print(o.attr, d)
with M("swallows", True):
    raise ValueError("gone")
try:
    with M("outer"):
        with M("passes", False):
            raise KeyError("through")
except KeyError as e:
    print("caught", e)
with M("outer", True), M("inner"):
    raise ValueError("two")


def f(n):
    with M("f") as (a, b):
        if n == 0: return a
        for i in range(3):
            with M(str(i)):
                if i == n: return i
                if i == 1: break
    return "end"


print(f(0), f(1), f(5))


class BadEnter:
    def __enter__(self): raise OSError("enter")
    def __exit__(self, *a): print("never")


try:
    with M("before"), BadEnter(): print("never")
except OSError as e: print(e)


class BadExit:
    def __enter__(self): return self
    def __exit__(self, *a): raise RuntimeError("exit", a[0] is None)


try:
    with BadExit(): pass
except RuntimeError as e: print(e.args)
try:
    with 5: pass
except AttributeError as e: print("AttributeError")
