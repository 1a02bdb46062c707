# Unary operators stacked, on variables, in all precedences.
a, b, t, n = 5, -3, True, None
print(-a, +a, ~a, not a, - -a, -+a, ~-a, -~a, not not a, not -a, ~~a, +-+a)
print(-a ** 2, (-a) ** 2, 2 ** -2, -a + b, a - -b, a * -b, -a * b, -a // 2, -(a // 2), ~a & 0xf, ~(a & 0xf))
print(not a == b, not a and b, not (a and b), not a or b, a == (not b), not n, not n is None, n is not t)
print(-a if a else +a, -(a if b else n or 1), [-x for x in (1, -2)], -[1, 2][0], -len("abc"), -a.bit_length() if hasattr(a, "bit_length") else -3)
print(-True, +False, ~True, not True, -1.5, +1.5, not 0.0, -1j, -0)
f = lambda x: -x
print(-f(-f(3)), not f(0), ~f(1))
class N:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __bool__(self): print("bool", end=" "); return False
m = N()
print(-m, +m, ~m, not m)
while not m: break
if not m: print("not")
for op in (lambda v: -v, lambda v: ~v, lambda v: +v):
    try: print(op("s"))
    except TypeError as e: print("TypeError")
