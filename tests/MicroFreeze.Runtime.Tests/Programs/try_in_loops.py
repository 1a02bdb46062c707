# Handlers in loops: retry, skip, collect, nested loops with else, exceptions as flow.
def attempts(fails, limit=3):
    for n in range(1, limit + 1):
        try:
            if n <= fails: raise OSError(n)
        except OSError as e:
            last = e.args[0]
            if n == limit: break
            continue
        else: return "ok after %d" % n
        finally: log.append(n)
    return "gave up at %d" % last


log = []
print([attempts(k) for k in range(5)], log)
def parse(items):
    good, bad = [], []
    for i in items:
        try: v = int(i)
        except ValueError: bad.append(i)
        except TypeError:
            bad.append(type(i).__name__)
            break
        else: good.append(v)
    else: good.append("all")
    return good, bad
print(parse("1 2 x 3".split()), parse([1, None, 2]), parse([]))
def matrix_find(m, x):
    try:
        for i, row in enumerate(m):
            for j, v in enumerate(row):
                if v == x: raise StopIteration((i, j))
    except StopIteration as e: return e.value
    return None
print(matrix_find([[1, 2], [3, 4]], 3), matrix_find([[1]], 9))
def drain(it):
    out = []
    it = iter(it)
    while True:
        try: out.append(10 // next(it))
        except ZeroDivisionError: out.append("inf")
        except StopIteration: break
        finally: out.append("|")
    return out
print(drain([5, 0, 2]))
def timeouts():
    n = 0
    while n < 10:
        n += 1
        try:
            try:
                if n % 2: raise KeyError(n)
                if n > 6: return n
            except KeyError as k:
                if k.args[0] > 4: raise ValueError from k
        except ValueError:
            if n == 9: break
        finally: n += 1 if n == 5 else 0
    return "done", n
print(timeouts())
for i in range(3):
    try:
        for j in range(3):
            try:
                if i == j: raise ValueError
                if j > i: break
            except ValueError: continue
            finally: print(i, j, end=" ")
        else: print("else", end=" ")
    finally: print("/", end=" ")
print()
