def f(a, b, *c, d, e=1, **h):
    g = 1

    def i(j, a=1):
        return b, c, d, h, g, k, j, a

    def m():
        nonlocal g, e
        g = e
        del e

        def n():
            return g, a

        return n

    k = 2
    return i, lambda a: (a, b), m


def outer(x):
    def middle():
        def inner():
            return x

        return inner

    class C:
        x = x

        def m(self):
            return __class__, x

        @staticmethod
        def n():
            super
            return C

    del x
    return middle


def first(z, y):
    def second():
        global g
        g = y
        return lambda: (y, z, g)

    x = 1

    def third(a=lambda: x, *, b=lambda: z):
        return a, b, x

    return second, third


class A:
    def m(self):
        super().m(self)
        super().m
        super(A, self).m()
        super()
        super().m.n(1)
        self.super()
        return super().m(1, *self, a=2)

    def n(*self):
        super().n()

    def o(*a, self):
        super().o()


def no_names():
    pass


def builtin():
    return len, range


def fn_in_if():
    if a:
        def b():
            return a
    else:
        def b():
            return b
    a = 1
    return b


def nested_except():
    try:
        a
    except b as c:
        return lambda: c
