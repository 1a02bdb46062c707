# Loops, conditions, handlers and contexts in native code.
import micropython


@micropython.native
def loops(n):
    out = []
    for i in range(n):
        if i == 2: continue
        if i == 6: break
        out.append(i)
    else:
        out.append("else")
    for i in range(n, 0, -2): out.append(i)
    for x in "ab":
        for y in (1, 2):
            if y == 2: break
            out.append((x, y))
    while n > 3:
        n -= 1
        if n == 4: continue
    else:
        out.append(n)
    while True:
        n += 1
        if n > 5: break
    return out, n


@micropython.native
def handlers(f):
    try:
        return f()
    except ZeroDivisionError:
        return "zero"
    except (KeyError, IndexError) as e:
        return "lookup", e.args
    except:
        return "any"


@micropython.native
def final(n, log):
    for i in range(3):
        try:
            if n == 0: return i
            if n == 1: continue
            if n == 2: break
            if n == 3: 1 // 0
        except ZeroDivisionError as e:
            log.append("e")
        else:
            log.append("else")
        finally:
            log.append(i)
    return "end"


@micropython.native
def nested(log):
    try:
        try:
            raise ValueError("a")
        except KeyError:
            log.append("never")
        finally:
            log.append("f1")
    except ValueError as e:
        try:
            raise KeyError(e.args[0])
        except KeyError as k:
            log.append(k.args)
    with Ctx(log) as c:
        log.append(c)
        return "with"


class Ctx:
    def __init__(self, log): self.log = log
    def __enter__(self): self.log.append("in"); return "c"
    def __exit__(self, *a): self.log.append("out")


print(loops(8), loops(2))
print([handlers(f) for f in (lambda: 1, lambda: 1 // 0, lambda: {}["k"], lambda: [][1], lambda: None.x)])
for n in range(5):
    log = []
    print(final(n, log), log)
log = []
print(nested(log), log)
