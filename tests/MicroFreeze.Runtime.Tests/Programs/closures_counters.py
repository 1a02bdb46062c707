# Closures that share and hide state: accumulators, memo, once, throttle, undo, currying, partial application.
def account(balance=0):
    history = []
    def deposit(n): nonlocal balance; balance += n; history.append(n); return balance
    def undo():
        nonlocal balance
        if not history: return None
        balance -= history.pop()
        return balance
    return {"deposit": deposit, "undo": undo, "peek": lambda: (balance, history[:])}


a, b = account(10), account()
a["deposit"](5); b["deposit"](7); a["deposit"](-3)
print(a["peek"](), b["peek"](), a["undo"](), a["undo"](), a["undo"](), a["peek"]())


def once(f):
    done = False; value = None
    def g(*a, **k):
        nonlocal done, value
        if not done: value, done = f(*a, **k), True
        return value
    return g


def memo(f, cache=None):
    cache = {} if cache is None else cache
    def g(*a):
        if a not in cache: cache[a] = f(*a)
        return cache[a]
    g2 = lambda: cache
    return g, g2


calls = []
f = once(lambda x: calls.append(x) or x)
g, seen = memo(lambda n: calls.append(n) or n * n)
print(f(1), f(2), g(3), g(3), g(4), calls, sorted(seen().items()))
def curry(f, n): return (lambda *a: f(*a) if len(a) >= n else curry(lambda *b: f(*a, *b), n - len(a)))
def partial(f, *a, **k): return lambda *b, **m: f(*a, *b, **dict(list(k.items()) + list(m.items())))
add3 = lambda a, b, c: a + b * 10 + c * 100
print(curry(add3, 3)(1)(2)(3), curry(add3, 3)(1, 2)(3), partial(add3, 1)(2, 3), partial(add3, c=9)(7, 8))
def church(n): return lambda f: lambda x: x if n == 0 else f(church(n - 1)(f)(x))
print(church(5)(lambda x: x + 1)(0), (lambda f: (lambda x: x(x))(lambda x: f(lambda v: x(x)(v))))(lambda s: lambda n: 1 if n < 2 else n * s(n - 1))(6))
