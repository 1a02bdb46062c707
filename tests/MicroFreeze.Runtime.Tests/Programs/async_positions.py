# await in every place of an expression and a statement.
class Now:
    def __init__(self, v): self.v = v
    def __iter__(self): trace.append(self.v); yield self.v; return self.v
    __await__ = __iter__


def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value


trace = []
async def val(v): return await Now(v)
async def exprs():
    a = await val(1) + await val(2) * await val(3)
    b = [await val(4), (await val(5),), {await val(6): await val(7)}]
    c = (await val(8)) if await val(True) else await val("never")
    d = await val(1) < await val(2) < await val(3), not await val(0), -await val(9), await val(2) ** 3, 2 ** await val(3)
    e = max(await val(10), *await val([11]), **await val({})), dict(k=await val("kw")), (await val("text")).upper(), (await val({"i": 12}))["i"], [1, 2, 3][await val(1):await val(3)]
    f = await val(0) or await val(13), await val(1) and await val(14), f"{await val('f')}"
    return a, b, c, d, e, f
async def stmts():
    out = []
    if await val(0): pass
    elif await val(1): out.append("elif")
    while await val(len(out) < 3): out.append("while")
    for x in await val([1, 2]): out.append(x + await val(x))
    else: out.append(await val("else"))
    try: raise await val(ValueError("v"))
    except (await val(KeyError), ValueError) as e: out.append(await val(e.args))
    finally: out.append(await val("finally"))
    with await val(M()) as m: out.append(m)
    assert await val(1), await val("never")
    def inner(d=await val("default")): return d
    out.append(inner()); out[await val(0)] = await val("set"); del out[await val(1)]
    x = y = await val("chain"); x += await val("!"); out += [x, y, [z := await val("w")], z]
    p, (q, *r) = await val((1, (2, 3))); out.append((p, q, r))
    async def nested(): return (lambda v: v)(await val("nested")), await val(await val("twice"))
    return out, await nested()
class M:
    def __enter__(self): return "ctx"
    def __exit__(self, *a): pass
print(run(exprs())); print(len(trace)); trace.clear()
print(run(stmts())); print(len(trace))
async def deep(n): return n if n == 0 else 1 + await deep(n - 1)
async def late(*cs): return await cs[0] + await cs[1]
print(run(deep(20)), run(late(val(1), deep(2))))
