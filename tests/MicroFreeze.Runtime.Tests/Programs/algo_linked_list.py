# A linked list with iteration, slicing by hand, reversal, and a queue and a stack over it.
class Cell:
    def __init__(self, head, tail=None): self.head, self.tail = head, tail


class List:
    def __init__(self, *items):
        self.first = None
        for i in reversed(items): self.first = Cell(i, self.first)

    def __iter__(self):
        c = self.first
        while c is not None:
            yield c.head
            c = c.tail

    def __len__(self): return sum(1 for _ in self)

    def __getitem__(self, i):
        if isinstance(i, slice): return List(*list(self)[i.start or 0:i.stop if i.stop is not None else len(self)])
        if i < 0: i += len(self)
        for n, v in enumerate(self):
            if n == i: return v
        raise IndexError(i)

    def __setitem__(self, i, v):
        c = self.first
        while i: c, i = c.tail, i - 1
        c.head = v

    def __add__(self, o): return List(*self, *o)
    def __eq__(self, o): return list(self) == list(o)
    def __repr__(self): return "<" + " ".join(map(repr, self)) + ">"

    def reverse(self):
        prev, c = None, self.first
        while c: c.tail, prev, c = prev, c, c.tail
        self.first = prev
        return self


l = List(1, 2, 3, 4)
print(l, len(l), l[0], l[-1], l[1:3], l[2:], l[:2], l + List(5), l.reverse(), l == [4, 3, 2, 1], 3 in l, *l)
l[1] = "x"
print(l, max(len(str(v)) for v in l), [v for v in l if v != "x"], List(), List() == [])
try: l[9]
except IndexError as e: print("IndexError", e)
a, *b = l
print(a, b, sorted(List(3, 1, 2)), dict(zip(List("a", "b"), List(1, 2)))["b"])
