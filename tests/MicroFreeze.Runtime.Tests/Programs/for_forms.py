# for loops over every kind of iterable, with else, break, continue and unpacking.
for x in [1, 2, 3]: print(x, end=" ")
print()
for x in "abc":
    if x == "b": continue
    print(x, end=" ")
else:
    print("else")
for x in (1, 2, 3):
    if x == 2: break
else:
    print("never")
print(x)
for k in sorted({"b": 1, "a": 2}): print(k, end=" ")
for k, v in sorted({"b": 1, "a": 2}.items()): print(k, v, end=" ")
print()
for i, (a, b) in enumerate([(1, 2), (3, 4)]): print(i, a, b)
for a, b, in [(1, 2)]: print(a, b)
for (a, b) in [(1, 2)]: print(a + b)
for [a, b] in [(5, 6)]: print(a * b)
for a, in [(7,)]: print(a)
for x in 1, 2: print(x, end=";")
for x in (): print("never")
else: print("empty")


class O: pass


o = O()
l = [0] * 3
for o.attr in range(2): pass
for l[1] in "xyz": pass
for o.attr2, l[0] in [(1, 2)]: pass
print(o.attr, l, o.attr2)
for i in range(3):
    for j in range(3):
        if j > i: break
        print(i, j, end=" ")
    else:
        print("full", end=" ")
print()
it = iter([1, 2, 3, 4])
for x in it:
    next(it)
    print(x)
for x in (i * i for i in range(3)): print(x, end=" ")
for x in b"ab": print(x, end=" ")
print()


def f():
    for x in range(5):
        for y in "ab":
            if (x, y) == (2, "b"):
                return x, y


print(f())
