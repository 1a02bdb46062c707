# finally with return, break, continue, exceptions, nested and with everything at once.
def f(x):
    try:
        if x == 0: return "zero"
        if x == 1: raise ValueError("one")
        if x == 2: 1 // 0
        print("body", x)
    except ValueError as e:
        print("except", e)
        if x == 1: return "from except"
    else:
        print("else", x)
        return "from else"
    finally:
        print("finally", x)
    return "end"


for i in range(4):
    try:
        print(f(i))
    except ZeroDivisionError:
        print("escaped")


def override():
    try:
        return "try"
    finally:
        return "finally"


def swallow():
    try:
        raise ValueError
    finally:
        return "swallowed"


def swallow_break():
    while True:
        try:
            raise ValueError
        finally:
            break
    return "broke"


def nested():
    out = []
    try:
        try:
            try:
                return out
            finally:
                out.append(1)
        finally:
            out.append(2)
    finally:
        out.append(3)


def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def in_loop():
    out = []
    for i in range(3):
        try:
            try:
                if i == 1: continue
                out.append(i)
            finally:
                out.append("f")
        finally:
            out.append("g")
    return out


def raise_in_finally():
    try:
        try:
            raise ValueError("a")
        finally:
            raise KeyError("b")
    except KeyError as e:
        return repr(e)


print(override(), swallow(), swallow_break(), nested(), value_kept(), in_loop(), raise_in_finally())
try: print("only")
finally: print("end")
