# Pipelines of generators and of coroutines that are sent to.
def source(n):
    for i in range(n): yield i
def where(p, it): return (x for x in it if p(x))
def apply(f, it): yield from (f(x) for x in it)
def take(n, it):
    for i, x in enumerate(it):
        if i == n: return
        yield x
def chunk(n, it):
    buf = []
    for x in it:
        buf.append(x)
        if len(buf) == n: yield tuple(buf); buf.clear()
    if buf: yield tuple(buf)
def tee(it, *sinks):
    for x in it:
        for s in sinks: s.send(x)
    for s in sinks: s.close()


print(list(chunk(3, take(7, apply(lambda x: x * x, where(lambda x: x % 2, source(100)))))))


def coroutine(f):
    def start(*a, **k):
        c = f(*a, **k)
        next(c)
        return c
    return start


@coroutine
def collect(out):
    try:
        while True: out.append((yield))
    except GeneratorExit: out.append("closed")


@coroutine
def average(out):
    total = n = 0
    try:
        while True:
            x = yield total / n if n else None
            total += x; n += 1
    finally: out["avg"] = total / n


@coroutine
def filtered(p, target):
    while True:
        x = yield
        if p(x): target.send(x)


a, b = [], {}
tee(source(6), collect(a), average(b), filtered(lambda x: x > 3, collect(c := [])))
print(a, b, c)
def windows(n, it):
    it = iter(it)
    w = [next(it) for _ in range(n)]
    yield tuple(w)
    for x in it:
        w = w[1:] + [x]
        yield tuple(w)
print(list(windows(3, "abcde")), dict(zip("xyz", source(3))) == {"x": 0, "y": 1, "z": 2}, sum(where(bool, source(4))))
