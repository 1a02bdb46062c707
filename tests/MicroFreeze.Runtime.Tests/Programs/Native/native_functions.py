# Native functions: closures, nested ones, lambdas, classes, defaults, decorators, recursion, methods, super.
import micropython


@micropython.native
def outer(n):
    m = n * 2

    def inner(k=m):
        nonlocal m
        m += 1
        return n, m, k
    f = lambda x: x + n + m
    return inner, f


@micropython.native
def recursive(n): return 1 if n < 2 else n * recursive(n - 1)


@micropython.native
def makes_class(v):
    class C:
        a = v
        def get(self): return self.a, v
    return C


def deco(f): return lambda *a: ("deco", f(*a))


@deco
@micropython.native
def decorated(x): return x


class A:
    @micropython.native
    def m(self, x): return "A", x
    @staticmethod
    @micropython.native
    def s(x): return "s", x
    @property
    @micropython.native
    def p(self): return "p"


class B(A):
    @micropython.native
    def m(self, x): return "B", super().m(x)


@micropython.native
def comprehensions(n):
    return [i * n for i in range(n)], {i: i for i in range(2)}, {i for i in "a"}, list(i + n for i in range(2)), [[j for j in range(i)] for i in range(3)]


@micropython.native
def many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t):
    u = a + t; v = b + s; w = c + r; x = d + q; y = e + p; z = f + o
    return u + v + w + x + y + z + g + h + i + j + k + l + m + n


inner, f = outer(5)
print(inner(), inner(), f(1), recursive(20), makes_class(3)().get(), decorated(1), A().m(1), B().m(2), A.s(3), A().p)
print(comprehensions(3), many(*range(20)))
