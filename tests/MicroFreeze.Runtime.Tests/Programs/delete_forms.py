# del of names, attributes, items, slices, tuples of them, in every scope.
class O:
    pass


a = 1
b = 2
c = 3
del a
del b, c
for name in ("a", "b", "c"):
    print(name in globals())
o = O()
o.x = o.y = o.z = 1
del o.x
del o.y, o.z
print(hasattr(o, "x"), hasattr(o, "y"), hasattr(o, "z"))
l = list(range(10))
del l[0]
del l[-1], l[0]
print(l)
del l[1:3]
print(l)
d = {i: i for i in range(5)}
del d[0], d[1]
del (d[2])
del (d[3], d[4])
print(d)
e = f = g = h = 1
del (e)
del (f, (g, h))
print("e" in globals(), "f" in globals(), "h" in globals())


def locals_():
    x = 1
    y = 2
    del x
    try:
        x
    except NameError as e:
        print(type(e).__name__)
    del y
    y = 3
    return y


def closure():
    v = 1

    def inner():
        nonlocal v
        del v
    inner()
    try:
        print(v)
    except NameError as e:
        print(type(e).__name__)


G = 1


def glob():
    global G
    del G


print(locals_())
closure()
glob()
print("G" in globals())
try:
    del undefined
except (NameError, KeyError) as e:
    print(type(e).__name__)
