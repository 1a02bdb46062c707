# Functions and classes nested many levels, with closures through all of them.
def a(p):
    def b(q):
        def c(r):
            def d(s):
                def e(t):
                    def f(u):
                        def g(v):
                            nonlocal p
                            p += 1
                            return p, q, r, s, t, u, v
                        return g
                    return f
                return e
            return d
        return c
    return b


inner = a(1)(2)(3)(4)(5)(6)
print(inner(7), inner(8))


class A:
    n = "A"

    class B:
        n = "B"

        class C:
            n = "C"

            def m(self):
                class D:
                    n = "D"

                    def m(self):
                        def f():
                            class E:
                                def m(self2): return self2.__class__.__name__ if hasattr(self2, "__class__") else "E", type(self).__name__
                            return E().m()
                        return f()
                return D().m()


print(A.B.C().m(), A.n, A.B.n, A.B.C.n)
def levels(n):
    if n == 0: return lambda: "bottom"
    below = levels(n - 1)
    return lambda: str(n) + below()
print(levels(10)())
def gen(n):
    def g():
        yield n
        if n: yield from gen(n - 1)
    return g()
print(list(gen(5)))
