# yield from: values, sends, results, over other iterables, recursion.
def inner(n):
    total = 0
    for i in range(n):
        got = yield i
        total += got or 0
    return total


def outer():
    a = yield from inner(2)
    b = yield from inner(3)
    return a, b


g = outer()
out = [next(g)]
try:
    while True: out.append(g.send(10))
except StopIteration as e:
    print(out, e.value)


def over():
    yield from [1, 2]
    yield from "ab"
    yield from (i for i in (5, 6))
    yield from range(2)
    yield from ()
    x = yield from iter([7])
    yield x


print(list(over()))


def tree(t):
    if isinstance(t, tuple):
        for s in t:
            yield from tree(s)
    else:
        yield t


print(list(tree((1, (2, (3, 4), 5), ((6,),)))))


def permutations(items):
    if not items: yield []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [items[i]] + rest


print(list(permutations([1, 2, 3])))


def exprs():
    return [(yield from [1]), (yield from inner(1))] and (yield from [9])


print(list(exprs()))
def lam(): return lambda: (yield from [1, 2])
print(list(lam()()))


def chain(*its):
    for it in its: yield from it


print(list(chain("a", [1], (2,), {3})))
class It:
    def __iter__(self): return iter("it")
def use(): yield from It()
print(list(use()))
