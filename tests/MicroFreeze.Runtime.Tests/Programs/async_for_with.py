# async for and async with, alone, together, with break, continue, else, return and exceptions.
def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value


class Pause:
    def __iter__(self): yield
    __await__ = __iter__


class Count:
    def __init__(self, n): self.n = n; self.i = 0
    def __aiter__(self): return self

    async def __anext__(self):
        await Pause()
        self.i += 1
        if self.i > self.n: raise StopAsyncIteration
        return self.i


class Ctx:
    def __init__(self, n, swallow=False): self.n = n; self.swallow = swallow
    async def __aenter__(self): await Pause(); print("aenter", self.n); return self.n
    async def __aexit__(self, t, v, tb): await Pause(); print("aexit", self.n, t and t.__name__); return self.swallow


async def loops():
    async for i in Count(3): print(i, end=" ")
    else: print("else")
    async for i in Count(5):
        if i == 2: continue
        if i == 4: break
        print(i, end=" ")
    else: print("never")
    print()
    async for i in Count(2):
        async for j in Count(i): print(i, j, end="; ")
    print()
    async for i in Count(3):
        if i == 2: return "returned"


async def contexts():
    async with Ctx("a"): print("body")
    async with Ctx("b") as x, Ctx("c") as y: print(x, y)
    async with Ctx("s", True): raise ValueError
    try:
        async with Ctx("p"): raise KeyError
    except KeyError: print("passed")
    for i in range(3):
        async with Ctx(i):
            if i == 0: continue
            if i == 1: break
    with open_() as o: print(o)
    async with Ctx("r"):
        async for i in Count(3):
            try:
                async with Ctx("in"):
                    if i == 2: return i
            finally:
                await Pause()
                print("f", i)


class open_:
    def __enter__(self): return "sync"
    def __exit__(self, *a): pass


print(run(loops()))
print(run(contexts()))
async def targets():
    l = [0, 0]
    async for l[0] in Count(1): pass
    async with Ctx((1, 2)) as (a, b): pass
    async with Ctx("it") as l[1]: pass
    return l, a, b
print(run(targets()))
