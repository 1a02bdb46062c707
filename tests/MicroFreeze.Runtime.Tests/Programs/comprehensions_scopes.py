# Variables of comprehensions: shadowing, closures, class bodies, lambdas, nested functions, generators.
x = "global"
print([x for x in range(2)], x, {x: x for x in "ab"} == {"a": "a", "b": "b"}, x, {x for x in (1,)}, x, list(x for x in "c"), x)


def f(x):
    inner = [x for x in range(x)]
    y = [[x + z for z in inner] for x in inner]
    return x, inner, y, [lambda: x for _ in (0,)][0](), (lambda: [x for _ in "a"])()


print(f(2))


def g():
    fs = [lambda a=a: (a, b) for a in range(2) for b in (a * 10,)]
    return [h() for h in fs]


print(g())


class C:
    n = 3
    double = [i * 2 for i in range(n)]
    pairs = [(i, j) for i in "ab" for j in (1,)]
    f = lambda self: [self.n + i for i in range(2)]
    def m(self, k): return {i: [k * j + self.n for j in range(i)] for i in range(3)}


print(C.double, C.pairs, C().f(), sorted(C().m(10).items()))
def outer(a):
    def inner(b): return [(a, b, c, d) for c in (a,) for d in [c + b] if a + b + c + d]
    return [inner(e) for e in range(a)]
print(outer(2))
def h(seq): return [[v for v in row if v > k] for k, row in enumerate(seq)]
print(h([[0, 1], [0, 1, 2]]), sum([i for i in range(4)] + [j for j in (10,)]), [k for k in [k for k in [k for k in "k"]]])
total = 0
def add(n): global total; total += n; return n
print([add(i) for i in range(4) if add(1)], total)
def deep(n): return (n, [deep(k) for k in range(n)])
print(deep(3))
def gen(): return (yield from (i for i in range(2)))
print(list(gen()))
