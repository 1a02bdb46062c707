# async def, await, and an event loop of our own.
class Sleep:
    def __init__(self, n): self.n = n

    def __iter__(self):
        result = yield self.n
        return result

    __await__ = __iter__


def run(coro):
    values = []
    try:
        v = coro.send(None)
        while True:
            values.append(v)
            v = coro.send(v * 10)
    except StopIteration as e:
        return values, e.value


async def nothing(): pass
async def value(): return 5
async def sleeper(n): return await Sleep(n)


async def main(a, b=2, *c, d=4, **e):
    x = await sleeper(a)
    y = await sleeper(b) + await value()
    z = [await sleeper(1), await sleeper(2)]
    await nothing()
    await nothing(); await value()
    if await value() == 5: print("if")
    while await sleeper(0): print("never")
    t = (await value(), await value())
    d = {await value(): await value()}
    print(f"{await value():>3}", x, y, z, t, d)
    return await sleeper(3) if await value() else None


print(run(nothing()), run(value()), run(sleeper(1)), run(main(1, c=3)))


class C:
    async def method(self, x): return await sleeper(x)

    @staticmethod
    async def s(): return await C().method(9)


print(run(C().method(4)), run(C.s()), run((lambda: C.s())()))


async def errors():
    try:
        await failing()
    except ValueError as e:
        return "caught", e.args
    finally:
        await sleeper(7)


async def failing():
    await sleeper(1)
    raise ValueError("x")


print(run(errors()))
