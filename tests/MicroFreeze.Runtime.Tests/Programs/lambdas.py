# lambda with every kind of parameter, nested, immediately called, in defaults and displays.
f0 = lambda: 0
f1 = lambda x: x + 1
f2 = lambda x, y=2: (x, y)
f3 = lambda *a: a
f4 = lambda **k: sorted(k.items())
f5 = lambda x, *a, y=5, **k: (x, a, y, sorted(k.items()))
f6 = lambda *, k: k
f7 = lambda x, *, k=7: x * k
f8 = lambda x,: x
print(f0(), f1(1), f2(1), f2(1, 3), f3(1, 2), f4(a=1), f5(1, 2, 3, z=4), f6(k=6), f7(2), f8(8))
print((lambda x: lambda y: lambda z: x + y + z)(1)(2)(3))
print((lambda: (lambda: "inner")())(), (lambda x=lambda: 5: x())())
print([f(10) for f in (lambda x: x + 1, lambda x: x * 2, lambda x: -x)])
print({"add": lambda a, b: a + b}["add"](1, 2), (lambda: 1, 2)[1])
print(sorted([3, 1, 2], key=lambda v: -v), list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(lambda v: v > 1, [1, 2, 3])))
print((lambda x: x if x else lambda: "called")(0)(), (lambda: [i for i in range(3) if (lambda j: j != 1)(i)])())
print((lambda a, b: a < b < 10)(1, 5), (lambda *a, **k: len(a) + len(k))(1, 2, x=3), (lambda: ())(), (lambda: {})())
g = lambda: (yield 1)
print(list(g()))
gen = lambda n: (x * n for x in range(3))
print(list(gen(2)), (lambda: None)() is None, (lambda _: _)(4))


def make():
    v = 5
    return lambda: v, lambda u=v: u + v


a, b = make()
print(a(), b(), b(1))
