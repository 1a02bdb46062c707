# Closures over parameters, varargs, loop variables, and of functions that refer to themselves.
def adder(n):
    return lambda x: x + n


print(adder(3)(4))


def over_args(a, *args, k=5, **kw):
    def inner():
        return a, args, k, sorted(kw.items())
    return inner


print(over_args(1, 2, 3, k=4, z=6)(), over_args(0)())


def fact_maker():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)
    return fact


print(fact_maker()(20))


def mutual():
    def even(n): return True if n == 0 else odd(n - 1)
    def odd(n): return False if n == 0 else even(n - 1)
    return even(10), odd(7)


print(mutual())


def three(a):
    def two(b):
        def one(c):
            return a, b, c
        return one
    return two


print(three(1)(2)(3))


def late():
    f = lambda: value
    value = "late"
    return f()


print(late())


def with_comprehension(n):
    return [lambda: i for i in range(n)], [(lambda j: lambda: j)(i) for i in range(n)]


fs, gs = with_comprehension(3)
print([f() for f in fs], [g() for g in gs])


def unbound():
    def f():
        return u
    try:
        f()
    except NameError as e:
        print(type(e).__name__)
    u = 1
    return f()


print(unbound())


def defaults(x):
    def f(y=x, *, z=x + 1):
        return x, y, z
    x = 100
    return f()


print(defaults(1))
