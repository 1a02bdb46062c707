# A small round-robin scheduler over coroutines, with results, errors and cancelling.
class Switch:
    def __iter__(self): return (yield "switch")
    __await__ = __iter__


class Task:
    def __init__(self, name, coro):
        self.name, self.coro, self.done, self.result = name, coro, False, None


def loop(tasks, limit=50):
    order = []
    while limit and any(not t.done for t in tasks):
        for t in tasks:
            if t.done: continue
            limit -= 1
            try:
                t.coro.send(None)
                order.append(t.name)
            except StopIteration as e:
                t.done, t.result = True, e.value
            except Exception as e:
                t.done, t.result = True, repr(e)
    return "".join(order)


async def worker(n, log):
    for i in range(n):
        log.append((n, i))
        await Switch()
    return n * 100


async def failing():
    await Switch()
    raise ValueError("boom")


async def forever():
    try:
        while True: await Switch()
    finally:
        print("forever ended")


log = []
tasks = [Task("a", worker(2, log)), Task("b", worker(3, log)), Task("c", failing())]
print(loop(tasks), [t.result for t in tasks], log)
f = Task("f", forever())
print(loop([f], 4))
f.coro.close()
async def gather(*coros):
    out = []
    for c in coros: out.append(await c)
    return out
g = Task("g", gather(worker(1, log), worker(2, log)))
loop([g])
print(g.result)
class Channel:
    def __init__(self): self.items = []
    async def get(self):
        while not self.items: await Switch()
        return self.items.pop(0)
    async def put(self, v): self.items.append(v); await Switch()
async def producer(c):
    for i in range(3): await c.put(i)
    await c.put(None)
async def consumer(c, out):
    while (v := await c.get()) is not None: out.append(v)
    return out
c = Channel()
ts = [Task("p", producer(c)), Task("k", consumer(c, []))]
print(loop(ts), ts[1].result)
