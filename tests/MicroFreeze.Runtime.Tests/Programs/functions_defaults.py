# Default values: when evaluated, shared, of keyword-only parameters, many of them.
n = 1


def early(a=n, b=n + 1, *, c=n * 10):
    return a, b, c


n = 100
print(early(), early(c=5), early(7))


def shared(x, acc=[]):
    acc.append(x)
    return acc


print(shared(1), shared(2), shared(3, []), shared(4))


def many(a=1, b="s", c=None, d=(), e=[1], f={2: 3}, g=1.5, h=True, i=..., j=lambda: 9):
    return a, b, c, d, e, f, g, h, i, j()


print(many(), many(j=lambda: 8)[-1])


def kwonly(*, a, b=2, c, d=4):
    return a, b, c, d


print(kwonly(a=1, c=3), kwonly(d=0, c=1, b=2, a=3))


def nested(f=lambda x=5: x, g=[i for i in range(3)], h=(lambda: (yield))):
    return f(), g, type(h()).__name__


print(nested())
order = []


def e(x):
    order.append(x)
    return x


def f(a=e(1), *b, c=e(2), d=e(3), **g):
    pass


print(order)


def with_class(k=type("T", (), {"v": 3})):
    return k.v


print(with_class())
