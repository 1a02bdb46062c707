# The assignment expression wherever the grammar has it.
data = [3, 1, 4, 1, 5, 9, 2, 6]
if (n := len(data)) > 5:
    print("long", n)
if m := data[0] - 3:
    print("not here")
elif k := data[1]:
    print("elif", m, k)
it = iter(data)
while (v := next(it, None)) is not None:
    if v == 5:
        break
print("stopped at", v)
while w := n - 6:
    n -= 1
print(n, w)
print([y := 1, y + 1, (y := y + 5), y])
print(a := 10, (b := 20), a, b)
print((c := 1, c + 1), c)
squares = [s for x in range(5) if (s := x * x) % 2 == 0]
print(squares, s)
print({(q := i) for i in (1, 1, 1)}, q, any((hit := x) > 4 for x in data), hit)
print((lambda: (u := 4) + u)())


def f():
    total = 0
    while (step := total + 1) < 4:
        total = step
    inner = [last := p for p in "abc"]
    return total, step, inner, last


print(f())


def g():
    def h():
        nonlocal t
        return (t := t + 1) * 2
    t = 1
    return h(), h(), t


print(g())
print([(p, r) for p in range(3) if (r := p ** 2)], max(len(o := "abc"), 2), o)
x = (y := (z := 5) + 1) + 1
print(x, y, z)
