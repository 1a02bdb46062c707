# Generators as closures, methods, with defaults and arguments of all kinds.
def make(n):
    def g(m=n, *a, k=1, **kw):
        nonlocal n
        for i in range(m):
            n += 1
            yield n, i, a, k, sorted(kw)
    return g


g = make(2)
print(list(g()), list(g(1, 2, 3, k=4, z=5)))


class C:
    def __init__(self, *v): self.v = v

    def __iter__(self):
        for x in self.v: yield x
        yield from self.v

    def pairs(self):
        return ((a, b) for a in self.v for b in self.v if a < b)

    @staticmethod
    def s(n): yield n

    @classmethod
    def c(cls): yield cls.__name__


print(list(C(1, 2)), list(C(1, 2, 3).pairs()), list(C.s(5)), list(C.c()))


def nested():
    x = 1

    def a():
        nonlocal x
        x += 1
        yield x

        def b():
            yield x * 10
        yield from b()
    yield from a()
    yield x


print(list(nested()))


def locals_many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t):
    u = yield a + t
    v = yield u
    yield [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v]


it = locals_many(*range(20))
print(next(it), it.send("u"), it.send("v"))
def counter():
    global total
    for total in range(3): yield total
print(list(counter()), total)
