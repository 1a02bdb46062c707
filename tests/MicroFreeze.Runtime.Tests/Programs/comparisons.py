# Every comparison operator, chains of them, and what is evaluated how often.
calls = []


def f(x):
    calls.append(x)
    return x


print(1 < 2, 1 > 2, 1 <= 1, 1 >= 2, 1 == 1.0, 1 != 2)
print(1 in [1, 2], 3 in [1, 2], 3 not in [1, 2], "b" in "abc", "x" not in "abc", b"b" in b"abc")
print(None is None, None is not None, [] is [], [] is not [], [] == [])
print(f(1) < f(2) < f(3), calls)
calls.clear()
print(f(1) < f(0) < f(3), calls)
calls.clear()
print(f(1) < f(2) > f(0) != f(5) == f(5) <= f(5) >= f(4), calls)
calls.clear()
x = [1, 2]
print(1 in x in [[1, 2], 3], x is x is x, 1 < 2 in x, 1 is not 2 is not None)
if f(0) <= f(1) <= f(2) not in (3, 4):
    print("chained condition", calls)
calls.clear()
while f(3) > f(2) > f(1) > f(1):
    print("never")
print(calls)
print([a < b < c for a, b, c in ((1, 2, 3), (3, 2, 1), (1, 3, 2))])
print("a" < "b" < "c", (1, 2) < (1, 3), [1] < [1, 0], b"a" < b"b", (1,) == (1.0,))
y = 1 < 2 < 3 if 0 < 1 < 2 else 9
print(y, not 1 < 2 < 3, (1 < 2) < 3, 1 < (2 < 3))
