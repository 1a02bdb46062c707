# return of nothing, of values, of tuples, from within blocks; what comes after it.
def nothing():
    return


def nothing_at_all():
    pass


def implicit(x):
    if x:
        return x


def pair(): return 1, 2
def single(): return 1,
def paren(): return (1, 2, 3)
def empty(): return ()
def listy(): return [1], {2: 3}
def ternary(x): return "a" if x else "b"
def ternary_none(x): return x if x else None


def loop():
    for i in range(10):
        while True:
            if i == 3:
                return i
            break
    return -1


def after():
    return 1
    print("not reached")
    return 2


def dead(x):
    if x:
        return "then"
    else:
        return "else"
    return "never"


def endless():
    while 1:
        return "out"


def const_cond():
    if 0:
        return "no"
    if 1:
        return "yes"
    return "never"


def bools(a, b):
    return a and b, a or b, not a


print(nothing(), nothing_at_all(), implicit(0), implicit(5), pair(), single(), paren(), empty(), listy())
print(ternary(1), ternary(0), ternary_none(0), ternary_none(4), loop(), after(), dead(1), dead(0), endless(), const_cond(), bools(1, 0))
