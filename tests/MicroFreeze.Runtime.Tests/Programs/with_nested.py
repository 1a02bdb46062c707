# Context managers nested, re-entered, as objects with state, with suppression at each level, and ExitStack by hand.
class Ctx:
    log = []
    def __init__(self, n, suppress=()): self.n, self.suppress, self.depth = n, suppress, 0
    def __enter__(self): self.depth += 1; Ctx.log.append("+%s%d" % (self.n, self.depth)); return self
    def __exit__(self, t, v, tb):
        Ctx.log.append("-%s%d%s" % (self.n, self.depth, "!" if t else "")); self.depth -= 1
        return t is not None and issubclass(t, self.suppress) if self.suppress else None


def show(): print(" ".join(Ctx.log)); Ctx.log.clear()
a = Ctx("a")
with a:
    with a, a as b:
        with Ctx("c"): pass
show()
with Ctx("x", KeyError), Ctx("y", ValueError), Ctx("z"): raise KeyError
show()
try:
    with Ctx("x", KeyError), Ctx("y"):
        try: raise ValueError
        finally:
            with Ctx("f"): pass
except ValueError: print("out")
show()


class ExitStack:
    def __enter__(self): self.stack = []; return self
    def push(self, c): v = c.__enter__(); self.stack.append(c); return v
    def __exit__(self, *e):
        for c in reversed(self.stack):
            if c.__exit__(*e): e = (None, None, None)
        return e[0] is None


with ExitStack() as st:
    for n in "pqr": st.push(Ctx(n, ValueError if n == "q" else ()))
    raise ValueError
show()
def f(n):
    for i in range(3):
        with Ctx("l%d" % i):
            for j in range(2):
                with Ctx("m"):
                    if n == 0: return i, j
                    if n == 1: break
                    if n == 2: continue
                    if n == 3: raise KeyError
            if n == 1: continue
            return "inner done"
    return "end"
print(f(0)); show(); print(f(1)); show(); print(f(2)); show()
try: f(3)
except KeyError: show()
with Ctx("t") as Ctx.saved: pass
print(Ctx.saved.n); show()
