a = 1
a = b = c = a
a, b = b, a
a, b, c = c, a, b
a, b, c, d = d, c, b, a
a, = b
(a, b), [c, d] = x
a, *b = x
*a, b, c = x
(a, *b), c = x
for a, (b, c) in x:
    pass
a.b = c.d.e = x[0][1] = a
a.b, x[0] = x[0], a.b
a, *b = b, a
[] = x
[a] = x
a += b
a.b -= 1
a.b.c *= 2
a[0] @= b
a[0][1] /= b
a()[b()] //= c
a %= b
a **= b
a <<= b
a >>= b
a &= b
a |= b
a ^= b
a: int
a: int = 1
a.b: int = 1
a, b = c = d, e
del a
del a, b
del (a, b), c
del a.b, a.b.c, a[0], a[0][1], a().b
a = yield_ = (a := 1)


def f(a):
    a: int
    b: int
    a, b = b, a
    c: int = 1
    a.b: int
    del a, b
    (x := a)
    return x
