# The iteration protocol in every statement and expression that uses it.
class Up:
    def __init__(self, n, log): self.n, self.i, self.log = n, 0, log
    def __iter__(self): self.log.append("iter"); return self
    def __next__(self):
        self.log.append(self.i)
        if self.i == self.n: raise StopIteration
        self.i += 1
        return self.i


def up(n): log.clear(); return Up(n, log)


log = []
for x in up(2): pass
print(log)
a, b = up(2); print(a, b, log)
a, *b = up(3); print(a, b, log)
print(list(up(2)), log, tuple(up(1)), sum(up(3)), max(up(3)), sorted(up(2), reverse=True), dict(zip(up(2), "ab")) == {1: "a", 2: "b"}, 2 in up(5), log)
print([v * 2 for v in up(2)], {v for v in up(1)}, {v: v for v in up(1)}, list(v for v in up(2)), any(v == 1 for v in up(9)), log)
print((lambda *a: a)(*up(2)), "-".join(str(v) for v in up(2)), list(map(str, up(1))), list(filter(lambda v: v > 1, up(3))), list(enumerate(up(1))))
def gen(): yield from up(2)
print(list(gen()), [].extend(up(1)), bytes(up(3)), bytearray(up(2)), set(up(2)) == {1, 2}, next(up(1)), next(up(0), "default"))
l = []; l += up(2); l[1:1] = list(up(1)); print(l)
it = iter(up(3)); print(next(it), [v for v in it], next(it, "done"), iter(it) is it)
for x in up(3):
    if x == 2: break
else: print("never")
print(x, log)
try: a, b = up(3)
except ValueError: print("too many", log)
try: a, b, c = up(2)
except ValueError: print("too few", log)
class Two:
    def __iter__(self): yield 1; yield from "ab"; yield [2]
print(list(Two()), [len(str(v)) for v in Two()], dict([(k, v) for v, k in enumerate(Two()) if k != [2]])["b"])
for i, (j, k) in zip(range(3), [(1, 2), (3, 4)]): print(i, j, k)
