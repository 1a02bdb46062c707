# What native functions are made of.
import sys
from sys import path as where, version

LIMIT = 300


@micropython.native
def numbers(a, b):
    c = a + b - a * b // 3 % 7
    d = a & b | a ^ b << 2 >> 1
    e = -a, +b, ~c, not d
    a += 1
    a -= b
    a *= 2
    a //= 3
    a **= 2
    a /= 5
    return a, c, d, e, 100000, 0x3FFFFFFF, 0x123456789ABCDEF, 1.5, b"bytes", (1, "two", 3.0), a @ b


@micropython.native
def comparisons(a, b, c):
    if a < b <= c:
        return 1
    if a > b >= c or not a == b and a != c:
        return "two"
    if a is None or b is not True or a in b or b not in c:
        return ...
    return a if b else c


@micropython.native
def subscripts(a, i):
    a[0] = a[i]
    a[i + 1] = a["key"]
    a[1:2] = a[:i]
    a[1000] = a[-1]
    b = a[::2], a[i:]
    del a[i], b
    a.attribute = a.other.more
    del a.attribute
    return a[i][0].name


@micropython.native
def collections(*numbers, key=None, **others):
    a = [1, 2, numbers]
    b = {"x": 1, key: 2}
    c = {1, 2, 3}
    d, e, *f = a
    (g, h), i = b
    j = [x * 2 for x in a if x]
    k = {x: y for x, y in b}
    l = {x for x in c}
    m = (x for x in a)
    return d, e, f, g, h, i, j, k, l, m, f"{a} and {b!r}"


@micropython.native
def calls(f, *rest, **more):
    global LIMIT
    f()
    f(1, 2, a=3)
    f(*rest, **more)
    f.method(1).other(b=2)
    print("text", LIMIT, end="")
    LIMIT = f(f)
    return f(1, *rest, 2, key=3)


@micropython.native
def loops(n):
    total = 0
    for i in range(n):
        if i == 3:
            continue
        total += i
    for i in range(10, 0, -2):
        total -= i
    for c in "text":
        if c == "x":
            break
    else:
        total = 0
    while total < 100:
        total += 7
        if total == 77:
            break
    return total


@micropython.native
def exceptions(f):
    try:
        f()
    except ValueError as error:
        f(error)
    except (KeyError, IndexError):
        return 1
    except:
        pass
    else:
        f(2)
    finally:
        f(3)
    with f as g, f:
        try:
            return g
        finally:
            f(4)
    for i in f:
        try:
            if i:
                continue
            break
        finally:
            f(i)
    assert f, "message"
    raise ValueError("what")


@micropython.native
def closures(a):
    b = a + 1

    @micropython.native
    def inner(c=b, *, d=1):
        nonlocal b
        b += c
        return a + b + d

    def plain():
        return b

    return inner, plain, lambda x: x + b


@micropython.native
def generator(n):
    try:
        for i in range(n):
            x = yield i
            if x:
                yield from x
    finally:
        print(n)
    return n


@micropython.native
def imports():
    import os.path as p
    from math import sin, cos as c

    class Local:
        x = 1

    return p, sin, c, Local


class Methods:
    @micropython.native
    def method(self, a, b=2):
        return self.value + super().method(a)

    @micropython.native
    def many(self, a, b, c, d, e, f, g, h):
        v0 = a + b
        v1 = c + d
        v2 = e + f
        v3 = g + h
        return v0 + v1 + v2 + v3 + self[a]
