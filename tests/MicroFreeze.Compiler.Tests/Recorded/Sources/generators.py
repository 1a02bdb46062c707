def f(a):
    yield
    yield a
    yield a, b
    c = yield
    c = yield a
    c += yield a
    yield from a
    c = yield from a
    d((yield), (yield a))
    return c


def g():
    if False:
        yield


def h():
    return
    yield


k = lambda: (yield)
k = lambda a: (yield a) + (yield from b)
k = (a for a in b)
k = (a for a in b if a for c in a if c if b)
k(a for a in b)
k((a for a in b), c)


async def af(a):
    await a
    await a.b(c)[d]
    b = await a + await b
    async for c in a:
        d
    async for c, d in a:
        if c:
            break
        if d:
            continue
        e
    else:
        f
    async with a:
        b
    async with a as b, c, d as e.f:
        async with b as (c, d):
            return e
    async for c in a:
        async with c:
            break
    for c in a:
        async with c as d:
            if d:
                continue
            await d
    yield a
    return await a


async def ag():
    return [await a, lambda: (yield)]


@decorator
async def ah():
    pass
