# The order in which the parts of assignments and displays are evaluated.
log = []


class Rec:
    def __init__(self, name):
        self.name = name

    def __getitem__(self, i):
        log.append(("get", self.name, i))
        return 10

    def __setitem__(self, i, v):
        log.append(("set", self.name, i, v))

    def __delitem__(self, i):
        log.append(("del", self.name, i))


def e(x):
    log.append(x)
    return x


def flush():
    print(log)
    log.clear()


r = Rec("r")
s = Rec("s")
r[e(1)] = e(2)
flush()
r[e(1)], s[e(2)] = e(3), e(4)
flush()
r[e(1)] = s[e(2)] = e(3)
flush()
r[e(1)] += e(2)
flush()
r[e("a"):e("b")] = e("c")
flush()
del r[e(1)], s[e(2)]
flush()
print(e(2) + e(3) * e(4), e(1) < e(2) < e(3))
flush()
print((lambda *a, **k: (a, sorted(k)))(e(1), *e([2]), k=e(3), **e({"m": 4})))
flush()
