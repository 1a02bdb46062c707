# Special methods that statements use: iteration, containment, contexts, calls, items, conversion.
class Seq:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, v): self.items[i] = v
    def __delitem__(self, i): del self.items[i]
    def __contains__(self, v): return v in self.items
    def __iter__(self): return iter(self.items)
    def __reversed__(self): return reversed(self.items)
    def __repr__(self): return "Seq" + repr(tuple(self.items))
    def __str__(self): return ",".join(map(str, self.items))
    def __bool__(self): return bool(self.items)
    def __eq__(self, o): return isinstance(o, Seq) and self.items == o.items
    def __ne__(self, o): return not self == o
    def __call__(self, *a, **k): return a, k
    def __enter__(self): return self
    def __exit__(self, *e): print("exit", e[0])


s = Seq(1, 2, 3)
print(len(s), s[0], s[-1], 2 in s, 5 in s, [x for x in s], list(reversed(s)), s, repr(s), bool(s), bool(Seq()))
s[0] = 9
del s[1]
print(s, s == Seq(9, 3), s != Seq(9, 3), s(1, a=2), str(s), "%s %r" % (s, s), f"{s} {s!r}")
with s as t:
    print(t is s)
a, b = s
print(a, b, *s, sum(s), max(s), sorted(s))


class Old:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * i


print(list(Old()), [x for x in Old()], 4 in list(Old()))


class CountDown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(CountDown(3)), sum(CountDown(4)), dict(zip("ab", CountDown(2)))["a"])
for i in CountDown(2):
    print(i)
else:
    print("done")
