# Generators and coroutines in native code.
import micropython


@micropython.native
def count(n):
    for i in range(n):
        got = yield i
        if got: yield ("got", got)
    return "done"


@micropython.native
def delegate(n):
    r = yield from count(n)
    yield r
    yield from "ab"


@micropython.native
def guarded():
    try:
        yield 1
        yield 2
    except ValueError as e:
        yield "caught", e.args
    finally:
        yield "finally"


@micropython.native
def closure(a, b=2):
    def g():
        nonlocal a
        a += b
        yield a
        yield a * b
    return g


class Aw:
    def __iter__(self): r = yield "pause"; return r
    __await__ = __iter__


@micropython.native
async def coroutine(n):
    x = await Aw()
    async with Ctx() as c:
        return x, n, c


class Ctx:
    async def __aenter__(self): return await Aw()
    async def __aexit__(self, *a): await Aw()


g = count(2)
print(next(g), g.send("x"), next(g), list(g), list(delegate(2)), list(guarded()))
g = guarded(); next(g); print(g.throw(ValueError("v")), list(g), list(closure(1)()), list(closure(1, 3)()))
c = coroutine(5)
out = []
try:
    v = c.send(None)
    while True: out.append(v); v = c.send(len(out))
except StopIteration as e: print(out, e.value)
