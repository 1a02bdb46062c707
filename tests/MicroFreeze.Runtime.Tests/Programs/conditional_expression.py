# a if b else c, nested either way, as argument, in comprehensions, in lambdas and returns.
def sign(x):
    return "neg" if x < 0 else "zero" if x == 0 else "pos"


def either(a, b, c):
    if c:
        return a if b else (b if a else None)
    return (a, b) if b else [a]


print([sign(x) for x in (-2, 0, 3)])
print(either(1, 2, 3), either(1, 0, 3), either(0, 0, 1), either(1, 1, 0), either(1, 0, 0))
x = 1 if True else 2
y = 1 if False else 2
z = (1 if x else 2) if y else 3
print(x, y, z, 5 if x == 1 and y == 2 else 6, "a" if not x else "b")
f = lambda n: n * 2 if n > 1 else -n if n < 0 else 0
print([f(n) for n in (-3, 0, 1, 5)])
print([("even" if n % 2 == 0 else n) for n in range(4)], {n: 1 if n else 0 for n in range(2)}[1])
print(*([1, 2] if x else [3]), **({"sep": "-"} if y else {}))
print((x if y else z) + (z if x else y), -1 if x else 1, [1, 2, 3][0 if x else 1])
v = None
print("none" if v is None else v, v if v else "empty", (lambda: 1)() if callable(f) else 0)
print(1 if 0 else 2 if 0 else 3 if 0 else 4)
print("const" if 1 else "dropped", "dropped" if 0 else "const", "x" if __debug__ or True else "y")
