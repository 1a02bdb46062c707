# Returns through many levels of try and with, in loops and generators.
log = []


class C:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append(("in", self.n)); return self.n
    def __exit__(self, t, v, tb): log.append(("out", self.n, t is not None)); return self.n == "swallow"


def f(k):
    for i in range(3):
        try:
            with C(i) as a, C("b") as b:
                try:
                    for j in (1, 2):
                        try:
                            if k == 0: return a, b, j
                            if k == 1: break
                            if k == 2: continue
                            if k == 3: raise KeyError(j)
                            if k == 4: raise ValueError(j)
                        finally:
                            log.append(("f1", j))
                except KeyError as e:
                    log.append(("key", e.args[0]))
                    if i: return "key"
                finally:
                    log.append("f2")
        except ValueError:
            log.append("value")
            return "value"
        finally:
            log.append("f3")
    return "end"


for k in range(5):
    print(k, f(k), log)
    log.clear()


def g():
    try:
        with C("g"):
            yield 1
            try:
                yield 2
            finally:
                log.append("gen f")
                yield 3
    finally:
        log.append("gen end")


for v in g(): print(v)
print(log)
log.clear()
it = g()
next(it)
next(it)
print(next(it))
it.close()
print(log)
with C("swallow"):
    raise ValueError("swallowed")
print("after")
