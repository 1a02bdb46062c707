# The assignment expression in loops, filters, matches and chains, at module, function and class level.
import io
f = io.StringIO("one\ntwo\n\nthree\n")
while (line := f.readline()) != "": print(repr(line), end=" ")
print(repr(line))
data = [5, 3, 8, 1]
print([top := max(data), data.count(top)], top, (n := len(data)) * n, n, [last := x for x in data][-1], last)
if (m := min(data)) < 2 and (i := data.index(m)) >= 0 and not (z := None): print(m, i, z)
print([y for x in data if (y := x - 2) > 0], y, any((found := v) > 7 for v in data), found)
def running(seq):
    total = 0
    return [total := total + x for x in seq], total
print(running(data))
def read(chunks):
    it = iter(chunks); out = []
    while chunk := next(it, ""): out.append(chunk)
    return out, chunk
print(read(["a", "b", "", "c"]))
class C:
    v = (w := 5) + 1
    if (u := w) > 3: t = u
print(C.v, C.w, C.t)
def closure():
    def set(): nonlocal a; return (a := a + 1)
    a = 0
    return [set(), set()], a
print(closure(), (lambda x: (y := x * 2) + y)(4), (b := (c := 2) + 1, c), b, f"{b}", print((d := "printed")), d)
def g(x, *, y): return x, y
print(g(e := 1, y=(h := 2)), e, h, [1, 2, 3][(j := 1)], j, {"a": (q := 1)}["a"] + q, (r := [1, 2])[0], r, not (s := 0), s, -(t := 3), t if (t2 := t) else 0)
while (x := data.pop()) > 2: pass
else: print("else", x, data)
