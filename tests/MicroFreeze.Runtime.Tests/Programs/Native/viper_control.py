# viper: loops, conditions, break and continue, return from within, exceptions, with.
import micropython


@micropython.viper
def loops(n: int) -> int:
    t = 0
    for i in range(n):
        if i == 2: continue
        if i == 8: break
        t += i
    else: t += 1000
    for i in range(n, 0, -3): t += i
    for i in range(2, n): t ^= i
    while n > 0:
        n -= 1
        if n & 1: continue
        t += 10
    else: t += 5
    i = 0
    while True:
        i += 1
        if i > 5: return t + i
    return -1


@micropython.viper
def iterate(it) -> int:
    t = 0
    for x in it: t += int(x)
    for a, b in [(1, 2), (3, 4)]: t += int(a) * int(b)
    return t


@micropython.viper
def handle(f, n: int):
    try:
        if n == 1: raise ValueError(n)
        if n == 2: raise KeyError
        return f(n)
    except ValueError: return "value"
    except (KeyError, ZeroDivisionError): return "other"
    finally: log.append(n)


@micropython.viper
def locals_survive(n: int) -> int:
    a = n; b = n * 2; c = 0
    try:
        a += 1
        c = 5
        raise_it(n)
        c = 6
    except ValueError:
        b += a
    finally:
        a += 100
    return a + b * 1000 + c * 1000000


@micropython.viper
def with_(m):
    with m as x:
        return x


@micropython.viper
def select(a: int) -> int:
    if a == 0: return 10
    elif a == 1: return 20
    elif a < 5: return 30 if a == 3 else 40
    else:
        if a > 100: return 50
    return 60


@micropython.viper
def gcd(a: int, b: int) -> int:
    while b:
        a, b = b, a % b
    return a


def raise_it(n):
    if n: raise ValueError


class M:
    def __enter__(self): return "entered"
    def __exit__(self, *a): log.append("exit")


log = []
print(loops(10), loops(3), iterate([1, 2, 3]), [handle(lambda n: n // (n - 3), n) for n in range(4)], log, locals_survive(0), locals_survive(1), with_(M()), [select(n) for n in (0, 1, 3, 4, 50, 101)], gcd(48, 36))
