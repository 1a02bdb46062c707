# List comprehensions: nested, filtered, unpacking, scopes.
print([x for x in range(5)], [x * x for x in range(5) if x % 2], [x for x in range(20) if x % 2 if x % 3])
print([(x, y) for x in range(2) for y in "ab"], [(x, y) for x in range(4) if x > 1 for y in range(x) if y])
print([[j for j in range(i)] for i in range(4)], [[[k for k in range(j)] for j in range(i)] for i in range(3)])
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, (b, c) in [(1, (2, 3))]], [a for [a, b] in [[1, 2]]], [a for a, in [[1]]])
print([x if x else "zero" for x in range(2)], [lambda: x for x in range(2)][0](), [(x, x + 1) for x in (1, 2)])
print([x for x in [y for y in [z for z in "nested"] if y != "e"] if x != "t"])
x = "outer"
print([x for x in "in"], x)
n = 3
print([n * i for i in range(n)], [i for i in range(n) if i != n - 1])


def f(k):
    base = k * 10
    return [base + i for i in range(k) if i < base], [[i + j + k for j in range(2)] for i in range(2)]


print(f(2))


class C:
    size = 3
    items = [i for i in range(size)]


print(C.items)
print([i for i in range(3) if i or not i], [c for c in "hello world" if c in "aeiou"], [not i for i in (0, 1)])
print([i for i in (1, 2, 3)][1], [i for i in "abc"][-1:], len([0 for _ in range(10)]), [[] for _ in range(2)])
print([i for i in ([1, 2] if n else [])], [y for y in (lambda: [1, 2])()], [i for i in range(3) if (lambda v: v)(i)])
try:
    [1 // i for i in range(2)]
except ZeroDivisionError as e:
    print(e)
m = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in m] for i in range(3)], [v for row in m for v in row], sum([sum(r) for r in m]))
