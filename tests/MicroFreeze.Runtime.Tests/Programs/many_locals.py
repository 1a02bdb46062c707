# More than sixteen locals, so that loads and stores take their long form.
def f(a, b, c, d, e, f_, g, h, i, j, k, l, m, n, o, p, q, r, s, t):
    u = a + t
    v = b + s
    w = c + r
    x = d + q
    y = e + p
    z = f_ + o
    aa, ab, ac = g + n, h + m, i + l
    ad = [u, v, w, x, y, z, aa, ab, ac, j, k]
    del u
    del v, z
    for ae in range(2):
        aa += ae
        ac -= 1
    t += 1
    try:
        ag = 1 // (aa - aa)
    except ZeroDivisionError as ah:
        ag = str(ah)
    with C() as ai:
        aj = ai
    ak = lambda al: (al, t, x)
    am = [an for an in ad if an != w]
    t = x = "changed"
    try:
        z
    except NameError:
        ao = "unbound"
    return ad, aa, ac, ag, aj, ak(5), am, ao


class C:
    def __enter__(self): return "ctx"
    def __exit__(self, *a): pass


print(f(*range(20)))


def g():
    a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = a8 = a9 = 1
    b0, b1, b2, b3, b4, b5, b6, b7, b8, b9 = range(10)
    c0, c1 = b9, a9
    c0, c1 = c1, c0
    c0 += c1; c1 *= c0
    return sum((a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1))


print(g())
def h():
    x0 = x1 = x2 = x3 = x4 = x5 = x6 = x7 = x8 = x9 = x10 = x11 = x12 = x13 = x14 = 0
    x15 = 15; x16 = 16; x17 = 17
    del x15
    x15 = x16 + x17
    yield x15
    x16 = yield x16
    yield x16
it = h()
print(next(it), next(it), it.send("sent"))
