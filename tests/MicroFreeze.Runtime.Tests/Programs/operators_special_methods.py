# Operators dispatch to special methods, reversed ones included.
class N:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return "N(%r)" % (self.v,)

    def __add__(self, o): return N(("add", self.v, o))
    def __radd__(self, o): return N(("radd", self.v, o))
    def __sub__(self, o): return N(("sub", self.v, o))
    def __rsub__(self, o): return N(("rsub", self.v, o))
    def __mul__(self, o): return N(("mul", self.v, o))
    def __truediv__(self, o): return N(("truediv", self.v, o))
    def __floordiv__(self, o): return N(("floordiv", self.v, o))
    def __mod__(self, o): return N(("mod", self.v, o))
    def __pow__(self, o): return N(("pow", self.v, o))
    def __lshift__(self, o): return N(("lshift", self.v, o))
    def __rshift__(self, o): return N(("rshift", self.v, o))
    def __and__(self, o): return N(("and", self.v, o))
    def __or__(self, o): return N(("or", self.v, o))
    def __xor__(self, o): return N(("xor", self.v, o))
    def __neg__(self): return N(("neg", self.v))
    def __pos__(self): return N(("pos", self.v))
    def __invert__(self): return N(("invert", self.v))
    def __iadd__(self, o): return N(("iadd", self.v, o))
    def __lt__(self, o): return ("lt", o)
    def __gt__(self, o): return ("gt", o)
    def __le__(self, o): return ("le", o)
    def __ge__(self, o): return ("ge", o)
    def __eq__(self, o): return ("eq", o)
    def __contains__(self, o): return o == self.v
    def __bool__(self): return bool(self.v)
    def __len__(self): return 42
    def __call__(self, *a, **k): return (a, sorted(k.items()))
    def __getitem__(self, i): return ("get", i)
    def __hash__(self): return 5


n = N(3)
print(n + 1, 1 + n, n - 1, 1 - n, n * 2, n / 2, n // 2, n % 2, n ** 2)
print(n << 1, n >> 1, n & 1, n | 1, n ^ 1, -n, +n, ~n)
print(n < 1, n > 1, n <= 1, n >= 1, n == 1, 3 in n, 4 in n, 4 not in n)
print(n[1], n[1:2], n[1, 2], n[...], n[None], n["k"], len(n), n(1, x=2), bool(n), not n, hash(n))
m = n
m += 7
print(m, m is n)
print("yes" if N(0) else "no", N(1) and 5)
