# viper: bool values, conditions, conversions to and from them.
import micropython


@micropython.viper
def truth(a: int) -> bool: return bool(a)
@micropython.viper
def not_(a: int) -> bool: return False if a else True
@micropython.viper
def both(a: bool, b: bool) -> bool: return a and b
@micropython.viper
def either(a: bool, b: bool) -> bool: return a or b
@micropython.viper
def choose(c: bool, a: int, b: int) -> int: return a if c else b
@micropython.viper
def constants(a: int) -> bool:
    if a == 0: return True
    return False


@micropython.viper
def conditions(a: int, b: object) -> int:
    n = 0
    if a: n += 1
    if not a: n += 2
    if b: n += 4
    if a and b: n += 8
    if a or b: n += 16
    if True: n += 32
    if not False: n += 64
    if None: n += 128
    while a:
        a -= 1
        n += 256
        if a == 1: break
    return n


@micropython.viper
def objects(x, y) -> bool: return bool(x is y)
@micropython.viper
def equal(x, y) -> bool: return bool(x == y)


print([truth(v) for v in (0, 1, -1)], [not_(v) for v in (0, 1)], both(True, False), either(False, True), choose(True, 1, 2), choose(False, 1, 2), constants(0), constants(1))
print([conditions(a, b) for a in (0, 3) for b in ([], [1])], objects(None, None), objects(1, "1"), equal(1, 1), equal("a", "b"))
