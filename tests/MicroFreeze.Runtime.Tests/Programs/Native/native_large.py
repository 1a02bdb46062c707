# Native functions with long bodies, deep stacks and many constants.
import micropython


@micropython.native
def long_branches(n):
    x = n
    while x < 100:
        if x % 2:
            x = x + 1; x = x * 2; x = x - 1; x = x + 3; x = x * 1; x = x - 2; x = x + 1; x = x * 2; x = x - 1; x = x + 3
            x = x + 1; x = x * 2; x = x - 1; x = x + 3; x = x * 1; x = x - 2; x = x + 1; x = x * 2; x = x - 1; x = x + 3
        else:
            x = x + 5; x = x - 3; x = x + 5; x = x - 3; x = x + 5; x = x - 3; x = x + 5; x = x - 3; x = x + 5; x = x - 3
            x = x + 5; x = x - 3; x = x + 5; x = x - 3; x = x + 5; x = x - 3; x = x + 5; x = x - 3; x = x + 5; x = x - 3
    return x


@micropython.native
def deep_stack(a):
    return [a, [a, [a, [a, [a, [a, [a, [a, [a, [a, [a, [a, [a, [a, [a, [a, [a, [a, [a, [a]]]]]]]]]]]]]]]]]]]], (a + (a + (a + (a + (a + (a + (a + (a + a))))))))


@micropython.native
def deep_tries(n):
    try:
        try:
            try:
                try:
                    try: return 10 // n
                    finally: n += 1
                except KeyError: n += 2
            finally: n += 3
        except ValueError: n += 4
    except ZeroDivisionError: return n
    finally: n += 5


@micropython.native
def chain(n):
    if n == 0: return "a"
    elif n == 1: return "b"
    elif n == 2: return "c"
    elif n == 3: return "d"
    elif n == 4: return "e"
    elif n == 5: return "f"
    elif n == 6: return "g"
    elif n == 7: return "h"
    else: return "other"


print(long_branches(1), long_branches(2), deep_stack(1)[1], deep_tries(3), deep_tries(0), [chain(n) for n in range(9)])
