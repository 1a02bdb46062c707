# Dict and set comprehensions.
d = {k: v for k, v in [("a", 1), ("b", 2)]}
print(sorted(d.items()), sorted({v: k for k, v in d.items()}.items()))
print({x for x in (1, 1, 1)}, sorted({x % 3 for x in range(10)}), {(a, b) for a in (1,) for b in (2,)})
print(sorted({x: x * x for x in range(5) if x % 2}.items()), sorted({x + y: (x, y) for x in range(2) for y in (10, 20) if y > 10}.items()))
print(sorted({i: {j for j in range(i)} for i in range(3)}.items()), sorted({i: [j for j in range(i)] for i in range(3)}.items()))
print(sorted({"a" if i else "b": i if i else None for i in range(2)}), {i: (i, j) for i, *j in ["xyz"]})


def f(n):
    k = n + 1
    return sorted({k + i for i in range(n)}), sorted({i: k for i in range(n)}.items())


print(f(3))
print({}.__class__ is {k: 0 for k in ()}.__class__, {k for k in ()} == set(), len({i: i for i in range(100)}))
print(sorted({str(k): v for k, v in zip(range(3), "abc")}), {1: 2 for _ in range(3)}, {1 for _ in range(3)})
g = {n: (lambda m: lambda: m)(n) for n in range(3)}
print([g[i]() for i in range(3)])
print(sorted({k.upper(): sorted(set(v)) for k, v in {"x": "aab", "y": "c"}.items()}.items()))
class C:
    table = {c: ord(c) for c in "ab"}
    codes = {v for v in table.values()}
print(sorted(C.table.items()), sorted(C.codes))
