# Recursive functions of every style: direct, mutual, through lambdas, methods, generators, comprehensions, closures.
def power_set(s): return [[]] if not s else (lambda r: r + [[s[0]] + x for x in r])(power_set(s[1:]))
def flatten(x): return sum((flatten(i) for i in x), []) if isinstance(x, list) else [x]
def permute(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in permute(s[:i] + s[i + 1:])]
def walk(t): yield t[0]; yield from (x for c in t[1:] for x in walk(c))
class Tree:
    def __init__(self, *kids): self.kids = kids
    def depth(self): return 1 + max((k.depth() for k in self.kids), default=0)
    def count(self): return 1 + sum([k.count() for k in self.kids])
    def __repr__(self): return "(" + "".join(map(repr, self.kids)) + ")"
    def map(self, f): return f(self, [k.map(f) for k in self.kids])
def is_even(n): return n == 0 or is_odd(n - 1)
def is_odd(n): return n != 0 and is_even(n - 1)
gcd = lambda a, b: gcd(b, a % b) if b else a
digits = lambda n: [] if n == 0 else digits(n // 10) + [n % 10]
t = Tree(Tree(), Tree(Tree(), Tree(Tree())))
print(power_set([1, 2, 3]), flatten([1, [2, [3, []], 4]]), permute("abc"), list(walk(("a", ("b", ("c",)), ("d",)))))
print(t, t.depth(), t.count(), t.map(lambda n, r: (len(r), r)), is_even(20), is_odd(7), gcd(48, 36), digits(9075))
def ways(n, kinds): return 1 if n == 0 else 0 if n < 0 or not kinds else ways(n - kinds[0], kinds) + ways(n, kinds[1:])
def expand(n, memo={}):
    if n not in memo: memo[n] = 1 if n < 2 else expand(n - 1) + expand(n // 2)
    return memo[n]
def balanced(n, open=0, s=""):
    if n == 0 and open == 0: yield s
    if n: yield from balanced(n - 1, open + 1, s + "(")
    if open: yield from balanced(n, open - 1, s + ")")
print(ways(20, (10, 5, 2, 1)), expand(50), list(balanced(3)), (lambda f, n: f(f, n))(lambda f, n: 1 if n < 2 else n * f(f, n - 1), 10))
def tarai(x, y, z): return y if x <= y else tarai(tarai(x - 1, y, z), tarai(y - 1, z, x), tarai(z - 1, x, y))
print(tarai(5, 3, 0), sum(1 for _ in walk((0,) + ((1,),) * 5)))
def down(n):
    try: return down(n + 1)
    except RuntimeError: return "too deep"
print(down(0))
