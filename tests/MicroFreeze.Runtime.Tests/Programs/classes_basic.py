# Class statements: bodies, attributes, methods, class scope, nested classes.
class Empty: pass
class AlsoEmpty(): ...
class Base(object):
    """A docstring, which leaves no trace."""
    x = 1
    y = x + 1
    z = [i * 2 for i in range(y + 1)]

    def __init__(self, v=0):
        self.v = v

    def get(self):
        return self.v

    def set(self, v):
        self.v = v
        return self

    alias = get
    if x == 1:
        def conditional(self): return "one"
    else:
        def conditional(self): return "other"
    for name in ("p", "q"):
        pass

    class Nested:
        value = "nested"

        class Deeper:
            def m(self): return "deeper"


b = Base(5)
print(Base.x, Base.y, Base.z, b.get(), b.set(7).get(), b.alias(), b.conditional(), Base.name)
print(Base.Nested.value, Base.Nested.Deeper().m(), Base.get(b), type(b) is Base, isinstance(b, Base))
b.x = 10
print(b.x, Base.x, Base.__name__, Empty.__name__, isinstance(AlsoEmpty(), object))
Base.added = lambda self: ("added", self.v)
print(b.added(), hasattr(b, "v"), getattr(b, "nope", "default"))
setattr(b, "w", 3)
print(b.w)


def factory(n):
    class Local:
        k = n

        def f(self):
            return n, self.k
    return Local


print(factory(1)().f(), factory(2).k, factory(3).__name__)


class Counter:
    total = 0

    def __init__(self):
        Counter.total += 1
        self.id = Counter.total


print([Counter().id for _ in range(3)], Counter.total)
