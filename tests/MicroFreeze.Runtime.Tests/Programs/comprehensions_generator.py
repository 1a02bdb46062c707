# Generator expressions: lazy, as the only argument, nested, over several iterables.
log = []


def e(x):
    log.append(x)
    return x


g = (e(x) for x in e([1, 2, 3]))
print(log)
print(next(g), log)
print(list(g), log)
print(sum(x for x in range(5)), max(x for x in (1, 5, 2)), any(x > 3 for x in range(5)), all(x < 5 for x in range(5)))
print(list(x for x in range(3)), tuple(x * 2 for x in range(3)), set(x for x in (1, 1)), dict((x, x) for x in range(2)))
print(sorted((x for x in (3, 1, 2)), key=lambda v: -v), list((x, y) for x in "ab" for y in range(2) if x != "a" or y))
print("-".join(str(i) for i in range(4)), list(map(lambda v: v + 1, (i for i in range(3)))))
nested = ((j for j in range(i)) for i in range(3))
print([list(n) for n in nested])


def f(n):
    m = n * 2
    g = (m + i for i in range(n))
    m = 100
    return list(g), list(i + j for i in range(n) for j in range(m, m + 1))


print(f(2))


class It:
    def __iter__(self):
        print("iter")
        return iter([1])


g = (x for x in It())
print("made")
print(list(g))
print(*(i for i in range(3)), *[j for j in "xy"])
def args(*a, **k): return len(a), len(k)
print(args(i for i in range(3)), args(*(i for i in range(3))), args((i for i in "ab"), 1), args(**{str(i): i for i in range(3)}))
h = (yield_ for yield_ in range(2))
print(type(h) is type(g), next(h), list(h))
