# What is left on the stack by loops, conditions and handlers within expressions' statements.
def search(rows, wanted):
    for r, row in enumerate(rows):
        for c, v in enumerate(row):
            if v == wanted: break
        else: continue
        break
    else: return None
    return r, c


def first(it, p):
    for x in it:
        try:
            if p(x): return x
        except (TypeError, ZeroDivisionError): continue
    raise LookupError


def countdown(n):
    while n > 0:
        n -= 1
        if n % 3 == 0: continue
        for i in range(n):
            if i == 2: break
            with Mark(i):
                if n == 5: break
        else:
            yield "else", n
            continue
        yield n, i


class Mark:
    log = []
    def __init__(self, n): self.n = n
    def __enter__(self): Mark.log.append(self.n)
    def __exit__(self, *a): Mark.log.append(-self.n)


print(search([[1, 2], [3, 4]], 3), search([[1], [2]], 5), search([], 1))
print(first([0, 2, 4], lambda x: 10 // x > 3), first(["a", None, 3], lambda x: x + 1 > 3))
try: first([], bool)
except LookupError: print("LookupError")
print(list(countdown(8)), Mark.log)
print([(a, b) for a in range(3) for b in range(3) if a != b and not (a == 0 and b == 2)], sum(a * b for a in range(4) for b in range(a)))
def nested(n):
    out = []
    for i in range(n):
        while True:
            try:
                for j in range(3):
                    if j == i: break
                    out.append((i, j))
                else: out.append("all")
                break
            finally: out.append("-")
    return out
print(nested(2), nested(4)[-3:])
