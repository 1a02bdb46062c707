# Generator functions: yield as statement and expression, in all sorts of places.
def simple():
    yield
    yield 1
    yield 2, 3
    yield (4, 5)
    x = yield 6
    print("got", x)
    y = yield
    print("got", y)
    z = (yield 7) or "none"
    print("z", z)
    return "result"


g = simple()
print([next(g) for _ in range(5)])
print(g.send("a"), g.send("b"))
try:
    g.send(None)
except StopIteration as e:
    print("stop", e.value)


def squares(n):
    for i in range(n):
        yield i * i


print(list(squares(5)), sum(squares(4)), max(squares(3)), 9 in squares(5), list(zip(squares(3), "abc")))


def in_expressions():
    a = [(yield 1), (yield 2)]
    b = {(yield 3): (yield 4)}
    c = (yield 5) + (yield 6)
    print((yield 7), (yield 8))
    d = (yield 9)[(yield 10)]
    e = yield (yield 11)
    if (yield 12): print("true")
    while (yield 13): print("loop")
    return [a, b, c, d, e]


g = in_expressions()
v = next(g)
try:
    while True:
        v = g.send("send" if v == 9 else 1 if v == 10 else 0 if v == 13 else v)
except StopIteration as e:
    print(e.value)


def empty():
    return
    yield


def infinite():
    n = 0
    while True:
        n += 1
        if (yield n): return "stopped"


print(list(empty()))
g = infinite()
print(next(g), next(g))
try: g.send(True)
except StopIteration as e: print(e.value)
def augmented():
    x = 10
    x += yield x
    x = y = yield x
    yield x, y
g = augmented()
print(next(g), g.send(5), g.send("z"))
