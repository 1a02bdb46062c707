# Unpacking in assignments, loops, comprehensions, with, parameters by hand, and returning many values.
def bounds(v): return min(v), max(v), sum(v) / len(v)
lo, hi, avg = bounds([3, 1, 2])
(a, b), c = (1, 2), 3
[d, [e, f]] = [4, (5, 6)]
print(lo, hi, avg, a, b, c, d, e, f)
head, *tail = "abc"; *init, last = (1, 2, 3); first, *mid, end = range(6); (g, *h), *k = (1, 2), 3
print(head, tail, init, last, first, mid, end, g, h, k)
for i, (x, *y) in enumerate([(1, 2, 3), "pq", [9]]): print(i, x, y, end="; ")
print([x + y for x, y in zip((1, 2), (3, 4))], [z for (x, y), z in [((1, 2), 3)]], {k: v for k, (v, *_) in {"a": [1, 2]}.items()}, sum(x * y for x, y in [(1, 2), (3, 4)]))
class Pair:
    def __init__(self, *v): self.v = v
    def __iter__(self): return iter(self.v)
    def __enter__(self): return self.v
    def __exit__(self, *a): pass
x, y = Pair(1, 2)
with Pair(3, 4) as (p, q), Pair([5, 6]) as [[r, s]]: print(x, y, p, q, r, s)
def swap(t): u, v = t; return v, u
print(swap((1, 2)), swap("ab"), (lambda t: (lambda u, v: v + u)(*t))("xy"), max(*swap([1, 9])), *swap((7, 8)))
m = [[1, 2], [3, 4]]
(m[0][0], m[0][1]), (m[1][0], m[1][1]) = (m[1][1], m[1][0]), (m[0][1], m[0][0])
print(m)
x, y = y, x = 5, 6
print(x, y)
t = u, *v = 1, 2, 3
print(t, u, v)
def many(): return 1, (2, [3, (4, 5)]), {"k": (6, 7)}
one, (two, [three, (four, five)]), dct = many()
six, seven = dct["k"]
print(one + two + three + four + five + six + seven)
a = b = c, d = "xy"
print(a, b, c, d)
while True:
    n, *ns = (ns if "ns" in globals() else [3, 2, 1])
    print(n, end=" ")
    if not ns: break
print()
