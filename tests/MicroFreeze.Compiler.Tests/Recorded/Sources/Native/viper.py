# Viper's types, pointers, casts and operators.


@micropython.viper
def integers(a: int, b: int) -> int:
    c = a + b - a * b
    c ^= a & b | 255
    c += 1
    c -= 70000
    c <<= 3
    c >>= b
    d = -a
    d = ~d
    d = +d
    return c + d


@micropython.viper
def unsigned(a: uint, b: uint) -> uint:
    c = a >> b
    c = c + uint(7)
    if a < b:
        return b
    if a >= b:
        c *= a
    return c & uint(0xFFFFFFFF)


@micropython.viper
def truths(a: bool, b: bool) -> bool:
    if a and not b:
        return True
    return a or b


@micropython.viper
def comparisons(a: int, b: int) -> int:
    n = 0
    if a < b:
        n += 1
    if a <= b:
        n += 2
    if a == b:
        n += 4
    if a != b:
        n += 8
    if a > b:
        n += 16
    if a >= b:
        n += 32
    while n:
        n -= 1
    return n


@micropython.viper
def bytes8(p: ptr8, i: int) -> int:
    p[0] = 1
    p[1] = p[0]
    p[i] = p[i + 1]
    p[300] = p[100]
    p[5000] = i
    return p[i] + p[-1] + p[31] + p[32]


@micropython.viper
def bytes16(p: ptr16, i: int) -> int:
    p[0] = 1
    p[i] = p[i + 1]
    p[300] = p[100]
    p[5000] = i
    return p[i] + p[-1] + p[31] + p[32]


@micropython.viper
def bytes32(p: ptr32, i: int) -> int:
    p[0] = 1
    p[i] = p[i + 1]
    p[300] = p[100]
    p[5000] = i
    p[2] += p[3]
    return p[i] + p[-1] + p[31] + p[32]


@micropython.viper
def pointers(buffer, n: uint) -> uint:
    p = ptr8(buffer)
    q = ptr16(uint(p) + n)
    r = ptr32(p)
    s = ptr(buffer)
    p[n] = q[n]
    r[n] = p[n]
    x = uint(0xFFFF)
    x = x + uint(int(n))
    return uint(p) + uint(s) + x


@micropython.viper
def objects(a, b: object) -> object:
    c = a + b
    d = a[b]
    a[b] = c
    a.x = d.y
    e = int(a) + 1
    f = object(e)
    g = bool(a)
    if a:
        return f
    if a < b:
        return object(g)
    return "text", None, True, 1.5, e, b"b"


@micropython.viper
def boxes(a: int, f):
    f(a, 1, key=a)
    f.method(a)
    f[a] = a
    f.x = a
    return f(a + 1)


@micropython.viper
def nothing():
    pass


@micropython.viper
def loops(n: int) -> int:
    total = 0
    for i in range(n):
        total += i
    for i in range(10, n, -3):
        total -= i
        if total < 0:
            break
    i = 0
    while True:
        i += 1
        if i > n:
            break
        if i & 1:
            continue
        total ^= i
    return total


@micropython.viper
def exceptions(f, n: int) -> int:
    try:
        n += int(f(n))
    except ValueError:
        n = 1
    finally:
        n += 2
    if n > 100:
        raise ValueError(n)
    return n


@micropython.viper
def many(a: int, b: int, c: int, d: int) -> int:
    e = a + 1
    f = b + 2
    g = c + 3
    h = d + 4
    p = ptr8(a)
    p[g] = h
    return e + f + g + h + p[f]


@micropython.viper
def closures(a, b):
    def inner(c):
        return a + c

    return inner(b)


@micropython.viper
def constants() -> int:
    a = 0x12345678
    b = -1
    c = 0x3FFFFFFF
    d = -0x40000000
    e = 255
    f = 256
    g = 4096
    return a + b + c + d + e + f + g
