def f():
    pass


def f(a, b=1, *c, d, e=2, **g) -> int:
    pass


def f(a, b, *, c, d=lambda: 1):
    pass


def f(a=1, b=(2, 3), c=[]):
    pass


def f(*, a, b=None, c="c"):
    pass


def f(a, b: int, c: int = 1, *d: int, e: int, f: int = 2, **g: int):
    pass


def many(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17):
    p18 = p15
    p17 = p16
    del p17
    return p18


lambda: a
lambda a: a
lambda a, b=1, *c, d, e=2, **f: (a, b, c, d, e, f)
lambda *, a: a
lambda *a: a


@a
@b.c
@d.e.f(1, g=2)
def h():
    pass


@a
class C:
    pass


class C:
    a = 1
    b = a

    def c(self, d=b):
        return d


class C():
    """documented"""


class C(a, b, metaclass=c, *d, **e):
    def f(self):
        return __class__

    class G:
        __qualname__


@micropython.bytecode
def f():
    @micropython.bytecode
    @a
    def g():
        pass


def deep():
    def a():
        def b():
            def c():
                return deep

            return c

        return b

    return a
