# An event emitter with priorities, once-handlers, and errors collected.
class Emitter:
    def __init__(self): self._h = {}

    def on(self, name, f=None, *, prio=0, once=False):
        if f is None: return lambda g: self.on(name, g, prio=prio, once=once)
        self._h.setdefault(name, []).append((-prio, len(self._h.get(name, ())), f, once))
        return f

    def emit(self, name, *args, **kw):
        errors, results = [], []
        for entry in sorted(self._h.get(name, []), key=lambda e: e[:2]):
            _, _, f, once = entry
            try: results.append(f(*args, **kw))
            except Exception as e: errors.append((type(e).__name__,) + e.args)
            finally:
                if once: self._h[name].remove(entry)
        return results, errors


em = Emitter()


@em.on("data")
def first(x, **kw): return ("first", x, sorted(kw))


@em.on("data", prio=5, once=True)
def urgent(x, **kw): return "urgent"


@em.on("data", prio=-1)
def broken(x, **kw): raise ValueError("broken", x)


em.on("data", lambda *a, **k: len(a), prio=1)
print(em.emit("data", 1, k=2))
print(em.emit("data", 2))
print(em.emit("none"))
class Button:
    def __init__(self, em, name): self.n = 0; self.name = name; em.on("click", self.clicked)
    def clicked(self, who):
        self.n += who == self.name
        return self.n
bs = [Button(em, c) for c in "ab"]
for c in "aab": r = em.emit("click", c)
print(r, [b.n for b in bs])
