# Calls in native code: arguments of every kind, methods, attributes, subscripts, imports, globals.
import micropython

counter = 0


@micropython.native
def target(a, b=2, *c, d=4, **e):
    return a, b, c, d, sorted(e.items())


@micropython.native
def calls(f, l, d):
    return [f(1), f(1, 3), f(1, b=5), f(1, 2, 3, 4, d=5, z=6), f(*l), f(1, *l, **d), f(**{"a": 9}), l.count(1), "x".join(map(str, l)), f(*l, d=1, **d)]


@micropython.native
def attributes(o):
    o.x = 1
    o.y = o.x + 1
    o.x += 10
    o.l[0] = o.l[1] = 5
    o.l[0] += 1
    del o.l[2]
    del o.y
    return o.x, o.l, hasattr(o, "y"), o.m(3), o.m


@micropython.native
def globals_():
    global counter, made
    counter += 1
    made = "made"
    return counter, len("abc"), print is not None


@micropython.native
def imports():
    import sys
    from sys import byteorder as b
    return sys.byteorder == b


@micropython.native
def unpack(t):
    a, (b, *c), d = t
    a, d = d, a
    x = y = a
    return a, b, c, d, x, y


@micropython.native
def delete(a):
    b = c = a
    del b
    b = c + 1
    return b, c


class O:
    def __init__(self): self.l = [1, 2, 3]
    @micropython.native
    def m(self, n): return n * 2


print(target(1), target(1, 2, 3, d=5, q=6), calls(target, [1, 2], {"k": 3}))
print(attributes(O())[:4], globals_(), globals_(), made, imports(), unpack((1, (2, 3, 4), 5)), delete(1))
