# Starred targets in every place.
*a, = [1, 2, 3]
print(a)
a, *b = 1, 2, 3
print(a, b)
*a, b = 1, 2, 3
print(a, b)
a, *b, c = range(6)
print(a, b, c)
a, *b, c = "xy"
print(a, b, c)
[a, *b] = "pqr"
print(a, b)
(a, *b), *c = [(1, 2, 3), 4, 5]
print(a, b, c)
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
for x, *y in [(1, 2, 3), "abc", [7]]:
    print(x, y)
for *x, y in ((1, 2), (3, 4, 5)):
    print(x, y)
print([(h, t) for h, *t in ("ab", "cde")])


class K:
    pass


k = K()
k.x, *k.rest = 1, 2, 3
print(k.x, k.rest)
l = [0, 0]
*l[0], l[1] = "ab", "cd", "ef"
print(l)
try:
    a, *b, c = [1]
except ValueError as e:
    print(e)
try:
    a, b = 1, 2, 3
    print("not reached")
except ValueError as e:
    print(e)
try:
    a, b, c = "xy"
except ValueError as e:
    print(e)


def f():
    first, *middle, last = (i * i for i in range(5))
    return last, middle, first


print(f())
