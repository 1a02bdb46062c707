# * and ** in calls in every mixture, on functions, methods, constructors and decorators.
class T:
    def __init__(self, *a, **k): self.a, self.k = a, k
    def m(self, *a, **k): return a, sorted(k.items())
    @classmethod
    def c(cls, *a, **k): return cls.__name__, a, sorted(k.items())
    def __call__(self, *a, **k): return "call", a, sorted(k.items())


t = T(1, *[2, 3], k=4, **{"m": 5})
a, k = (1, 2), {"x": 3}
print(t.a, sorted(t.k.items()))
print(t.m(*a), t.m(**k), t.m(*a, **k), t.m(0, *a), t.m(*a, 9), t.m(*a, *a), t.m(*a, 0, *a), t.m(y=1, **k), t.m(**k, y=1), t.m(*a, y=2, **k))
print(T.c(*a, **k), t(*a, **k), t(*[], **{}), (lambda *p, **q: (p, sorted(q)))(*a, **k))
print(t.m(*(i for i in range(2))), t.m(*"ab", *b"c", *range(2), *{"d": 1}, *[x for x in a]), t.m(*a if a else ()), t.m(*a or [], **k or {}))
print(t.m(**{"a": 1}, **{"b": 2}, **dict(c=3)), t.m(**{"a" + "b": 1}))
def f(a, b, c=3, *d, e, f=6, **g): return a, b, c, d, e, f, sorted(g.items())
print(f(*a, e=5), f(*a, *a, *a, e=5), f(1, **{"b": 2, "e": 5}), f(*a, **{"e": 1, "z": 2}))
class It:
    def keys(self): return ["p", "q"]
    def __getitem__(self, n): return n * 2
print(t.m(**It()), T(**It()).k == {"p": "pp", "q": "qq"})
print("%s %s" % a, print(*a, **{"sep": "+", "end": "!\n"}))
for bad in (lambda: t.m(*5), lambda: t.m(**[1]), lambda: f(1, b=2, a=3, e=1), lambda: f(*a, a=1, e=2)):
    try: print(bad())
    except (TypeError, AttributeError, ValueError): print("refused")
