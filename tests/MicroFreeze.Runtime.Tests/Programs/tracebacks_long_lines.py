# Line tables: jumps of many lines, much bytecode on one line, statements that span.
import sys


def f(which):
    a = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35][which]; b = a + a * a - a + a * a - a + a * a - a + a * a - a + a * a - a + a * a - a + a * a - a + a * a - a; c = [a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b]; d = 10 // (which - 1)
    # one
    # two
    # three
    # four
    # five
    # six
    # seven
    # eight
    # nine
    # ten
    e = 10 // (which - 2)























































































    g = 10 // (which - 3)
    h = (
        a,
        b, 10 // (which - 4),
        10 // (which - 5)
    )
    if which == 6: raise ValueError
    else: i = {
        1: 2,
        3: 10 // (which - 7)}
    return None.nothing if which == 8 else d


for n in range(1, 11):
    try:
        print(f(n))
    except Exception as e:
        sys.print_exception(e, sys.stdout)
