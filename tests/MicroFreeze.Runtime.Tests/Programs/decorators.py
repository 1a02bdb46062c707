# Decorators: names, attributes, calls, stacked, on functions, methods, classes and coroutines.
def plain(f):
    print("plain", f.__name__ if hasattr(f, "__name__") else "?")
    return f


def with_args(*args, **kw):
    print("args", args, sorted(kw.items()))

    def deco(f):
        def wrapper(*a, **k):
            return ("wrapped", f(*a, **k))
        return wrapper
    return deco


class Registry:
    items = []

    class inner:
        def deco(f):
            Registry.items.append(f)
            return f

    def add(self, f):
        self.items.append(f)
        return f

    def named(self, name):
        def deco(f):
            print("named", name)
            return f
        return deco


r = Registry()


@plain
def a(): return "a"


@with_args(1, "x", k=2)
def b(x): return x


@plain
@with_args()
@r.add
@r.named("c")
def c(*a): return a


@Registry.inner.deco
class D:
    @staticmethod
    def s(x): return ("static", x)

    @classmethod
    def k(cls, x): return (cls.__name__, x)

    @property
    def p(self): return "prop"

    @plain
    @plain
    def m(self): return "m"


@plain
async def co(): return 1


print(a(), b(5), c(1, 2), D.s(1), D.k(2), D().p, D().m(), len(Registry.items))


def replace(f):
    return 42


@replace
def n(): pass


@replace
class N: pass


print(n, N)
