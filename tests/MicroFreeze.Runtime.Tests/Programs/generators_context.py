# Generators with context managers and handlers around yields, closed early, and as context managers.
log = []


class contextmanager:
    def __init__(self, f): self.f = f
    def __call__(self, *a, **k): self.args = a, k; return self

    def __enter__(self):
        self.gen = self.f(*self.args[0], **self.args[1])
        return next(self.gen)

    def __exit__(self, kind, value, tb):
        if kind is None:
            try: next(self.gen)
            except StopIteration: return False
            raise RuntimeError("did not stop")
        try: self.gen.throw(value)
        except StopIteration: return True
        return False


@contextmanager
def tag(name, swallow=False):
    log.append("<%s>" % name)
    try: yield name.upper()
    except ValueError as e:
        log.append("!%s" % e)
        if not swallow: raise
    finally: log.append("</%s>" % name)


with tag("a") as t: log.append(t)
with tag("b", swallow=True): raise ValueError("gone")
try:
    with tag("c"): raise ValueError("stays")
except ValueError: log.append("caught")
print(log); log.clear()


class Res:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append("+%d" % self.n); return self.n
    def __exit__(self, *a): log.append("-%d" % self.n)


def rows(n):
    with Res(1) as a, Res(2) as b:
        for i in range(n):
            with Res(10 + i):
                try: got = yield a + b + i
                except KeyError: log.append("key"); continue
                if got: log.append(got)
    return "end"


g = rows(3)
print(next(g), g.send("sent"), g.throw(KeyError)); g.close(); print(log); log.clear()
def outer(): r = yield from rows(1); log.append(r)
print(list(outer()), log); log.clear()
for v in rows(5):
    if v == 4: break
print(v, len(log) > 4)
