# Tuple, list, dict and set displays: empty, single, trailing commas, nested, mixed with expressions.
a = 1
print((), (1,), (1, 2), (1, 2,), (a,), (a, a + 1), ((),), ((1,), (2, (3,))))
print([], [1], [1, 2], [1, 2,], [a], [[], [[]], [a, [a]]])
print({}, {1: 2}, {1: 2,}, {a: a + 1}, {"k": {"n": {}}})
print({1}, {a}, {a, a}, {(1, 2)}, {"x"} == {"x", "x"}, len({1, 2, 3, 2, 1}))
t = 1, 2, 3
u = 1,
v = ()
print(t, u, v, len(t), t[1])
print({1: "a", 1.0: "b", True: "c"}, {None: 1, (): 2}[()], {...: 3}[...])
big = {
    "one": 1,
    "two": [2, 2],
    "three": {"x": (3,), "y": {3}},
    ("t", 1): None,
}
print(sorted(str(k) for k in big), big["three"]["x"], big[("t", 1)], len(big))
order = []


def e(x):
    order.append(x)
    return x


d = {e("k1"): e("v1"), e("k2"): e("v2")}
l = [e(1), e(2), (e(3), e(4)), {e(5): e(6)}]
print(order, len(d), l)
print([None, True, False, ...], (None, True, False, ...), Ellipsis is ...)
print(((1, "a", 2.5, b"b", None, True, ..., (1, 2)),), (1, (2, (3, (4, (5,))))))
print([1, "two", 3.0, (4,)] * 2, (a, "b") * 2, [()] * 2, [[]] + [[1]])
