# Parameters of every kind and calls of every kind.
def a(): return "a"
def b(x): return x
def c(x, y=2): return x, y
def d(*args): return args
def e(**kw): return sorted(kw.items())
def f(x, *args, **kw): return x, args, sorted(kw.items())
def g(x, y=2, *args, z, w=5, **kw): return x, y, args, z, w, sorted(kw.items())
def h(*, k): return k
def i(x, *, k=1): return x, k
def j(x=1, y=2, z=3,): return x, y, z
def k(x, *args, y): return x, args, y


print(a(), b(1), b(x=1), c(1), c(1, 3), c(1, y=4), c(y=5, x=6), c(*[1, 2]), c(**{"x": 1, "y": 2}))
print(d(), d(1), d(1, 2), d(*[]), d(*[1, 2], 3), d(0, *[1], *(2, 3), 4, *"ab"))
print(e(), e(x=1), e(**{}), e(x=1, **{"y": 2}), e(**{"a": 1}, b=2, **{"c": 3}))
print(f(1), f(1, 2, 3), f(1, x2=2), f(*[1, 2], **{"k": 3}), f(1, *[2], k=3, **{"m": 4}))
print(g(1, z=3), g(1, 2, 3, 4, z=5, q=6), g(*range(4), z=0, w=1, **{"r": 2}))
print(h(k=1), i(1), i(1, k=2), i(k=3, x=4), j(), j(9), j(z=9), j(*(7, 8), z=9), k(1, y=2), k(1, 2, 3, y=4))
print(d(*(n for n in range(3))), d(n for n in range(3)) is not None, d(*{"k": 1}), d(*"", *[], *()))
print(a(

), b(
    1,
), c(1,
     y=2,))
for call in (lambda: b(), lambda: b(1, 2), lambda: c(z=1), lambda: c(1, x=2), lambda: h(1), lambda: h(), lambda: g(1), lambda: a(1)):
    try:
        print(call())
    except TypeError as error:
        print("TypeError")
