# A class of rational numbers with all its operators, and polynomials over it.
def gcd(a, b):
    while b: a, b = b, a % b
    return abs(a)


class Q:
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError("Q(%d, 0)" % n)
        g = gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g

    def _(o): return o if isinstance(o, Q) else Q(o)
    def __add__(s, o): o = Q._(o); return Q(s.n * o.d + o.n * s.d, s.d * o.d)
    def __sub__(s, o): return s + -Q._(o)
    def __mul__(s, o): o = Q._(o); return Q(s.n * o.n, s.d * o.d)
    def __truediv__(s, o): o = Q._(o); return Q(s.n * o.d, s.d * o.n)
    def __pow__(s, e): return Q(s.n ** e, s.d ** e) if e >= 0 else Q(s.d ** -e, s.n ** -e)
    def __neg__(s): return Q(-s.n, s.d)
    def __eq__(s, o): o = Q._(o); return (s.n, s.d) == (o.n, o.d)
    def __lt__(s, o): o = Q._(o); return s.n * o.d < o.n * s.d
    def __radd__(s, o): return s + o
    def __rmul__(s, o): return s * o
    def __rsub__(s, o): return -s + o
    def __hash__(s): return hash((s.n, s.d))
    def __repr__(s): return f"{s.n}/{s.d}" if s.d != 1 else str(s.n)
    def __bool__(s): return s.n != 0


h, t = Q(1, 2), Q(1, 3)
print(h + t, h - t, h * t, h / t, h ** 3, h ** -2, -h, 1 + h, 2 * t, 1 - t, h == Q(2, 4), h < t, t < h, not Q(0), Q(6, -4))
h += 1; h *= t; h -= Q(1, 6)
print(h, sum((Q(1, i) for i in range(1, 11)), Q(0)), sorted([Q(2, 3), Q(1, 7), Q(3, 4)]), {Q(1, 2): "x"}[Q(2, 4)])
try: Q(1, 0)
except ZeroDivisionError as e: print(e)
class Poly:
    def __init__(self, *c): self.c = c
    def __call__(self, x):
        r = Q(0)
        for k in reversed(self.c): r = r * x + k
        return r
    def __mul__(self, o):
        r = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c): r[i + j] += a * b
        return Poly(*r)
    def d(self): return Poly(*[i * k for i, k in enumerate(self.c)][1:])
p = Poly(1, 2, 1)
print(p(Q(1, 2)), (p * p).c, p.d().c, (p * p).d()(Q(-1)), Poly()(5))
