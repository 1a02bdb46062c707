# Assignments whose targets are expressions with calls, in order, and augmented ones evaluated once.
calls = []


def note(x):
    calls.append(x)
    return x


class Obj:
    def __init__(self): self.items = [0, 0, 0]; self.n = 0
    def me(self, tag): calls.append(tag); return self


o = Obj()
o.me("a").n = note(1)
o.me("b").items[note(2)] = note(3)
o.me("c").items[note(0)] += note(4)
o.me("d").n += o.me("e").n
(o.me("f").n, o.me("g").items[1]) = note(5), note(6)
[o.me("h").items[0], *o.me("i").items[1:]] = note((7, 8))
print(calls, o.items, o.n)
calls.clear()
o.me("x").items[note(0):note(1)] = [note("slice")]
del o.me("y").items[note(-1)]
print(calls, o.items)
a = [1, 2, 3]
i = 0
i, a[i] = a[i], i
print(i, a)
a[a[0]], a[0] = a[0], 9
print(a)
x = y = z = []
x.append(1)
print(x, y, z, x is z)
d = {}
d["k"], d["l"] = d.setdefault("m", []), len(d)
print(sorted(d.items(), key=lambda p: p[0]))
