# viper: closures, nested functions, recursion, methods, many arguments, other viper functions.
import micropython


@micropython.viper
def fib(n: int) -> int:
    if n < 2: return n
    return int(fib(n - 1)) + int(fib(n - 2))


@micropython.viper
def outer(n: int):
    def inner(m): return m, "inner"
    return inner(n), inner


@micropython.native
def makes_viper(x):
    @micropython.viper
    def f(y: int) -> int: return int(x) * y
    return f


@micropython.viper
def four(a: int, b: int, c: int, d: int) -> int: return a + b * 10 + c * 100 + d * 1000
@micropython.viper
def six(a: int, b: int, c, d: int, e: uint, f: bool): return a + b, c, d, e, f


class C:
    @micropython.viper
    def m(self, a: int) -> int: return a + int(self.v)
    v = 5


@micropython.viper
def locals_many(a: int) -> int:
    b = a + 1; c = b + 1; d = c + 1; e = d + 1; f = e + 1; g = f + 1; h = g + 1; i = h + 1; j = i + 1; k = j + 1; l = k + 1; m = l + 1
    return a + b * c - d + e * f - g + h * i - j + k * l - m


@micropython.viper
def no_annotations(a, b): return a, b


@micropython.viper
def lambdas(n): return (lambda x: [x])(n), [i for i in range(3)]


@micropython.viper
def swap(a: int, b: int, c: int) -> int:
    a, b = b, a
    a, b, c = c, a, b
    return a * 100 + b * 10 + c


print(fib(8), outer(3)[0], outer(3)[1](4), makes_viper(6)(7), four(1, 2, 3, 4), six(1, 2, "c", 4, 5, True), C().m(3), locals_many(2), no_annotations(1, "x"), lambdas(2), swap(1, 2, 3))
