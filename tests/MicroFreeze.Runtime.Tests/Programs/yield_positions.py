# yield in every place of an expression and a statement, with what is sent arriving there.
def drive(g, *sends):
    out = []
    try:
        out.append(next(g))
        for s in sends: out.append(g.send(s))
        while True: out.append(g.send(0))
    except StopIteration as e: out.append(("=", e.value))
    except Exception as e: out.append(type(e).__name__)
    return out


def a(): return (yield 1) + (yield 2) * (yield 3)
def b(): return [(yield), (yield "b")], {(yield "k"): (yield "v")}, ((yield "t"),)
def c(): return f"{(yield 'f')}" + "%s" % (yield "p")
def d():
    if (yield "if"): x = yield "then"
    else: x = yield "else"
    while (yield "while"): x += 1
    for i in (yield "for"): x += i
    return x
def e():
    try: x = (yield "try") / (yield "by")
    except ZeroDivisionError: x = yield "handler"
    finally: yield "finally"
    return x
def f(): return (lambda p, q=(yield "default"): (p, q))((yield "arg"), q=(yield "kw"))
def g(): return max(*(yield "star"), (yield "more")), (yield "obj")["k"], (yield "attr").strip()
def h():
    l = [0, 0]
    l[(yield "index")] = yield "value"
    l[(yield "i2")] += yield "v2"
    del l[(yield "del")]
    assert (yield "assert") or True, (yield "never")
    return l, not (yield "not"), (yield "a") < (yield "b") < (yield "c"), (yield "t") if (yield "cond") else (yield "e"), (yield "x") and (yield "y")
def keep(fn): return lambda: fn
def i():
    with (yield "with") as m: x = yield m
    class K(type((yield "base"))): v = 1
    @keep
    def inner(p=(yield "pd")): return p
    return x, K.v, inner()(), (w := (yield "walrus")), w
def j(): return (yield (yield (yield 1))), (yield from (yield "from"))
def k(): raise (yield "raise")
class M:
    def __enter__(self): return "entered"
    def __exit__(self, *a): pass
print(drive(a(), 1, 2, 3)); print(drive(b(), 1, 2, 3, 4, 5)); print(drive(c(), "x", "y"))
print(drive(d(), True, 10, 1, 0, (1, 2))); print(drive(d(), False, 5, 0, [7])); print(drive(e(), 6, 3)); print(drive(e(), 6, 0, "h"))
print(drive(f(), 1, 2, 3)); print(drive(g(), [1, 2], 3, {"k": 4}, " s ")); print(drive(h(), 1, 5, 1, 6, 0, 1, 0, 1, 2, 3, True, "then", "x", "y"))
print(drive(i(), M(), "in with", 1, "default", 9)); print(drive(j(), 2, 3, 4, [5, 6])); print(drive(k(), KeyError("k")))
