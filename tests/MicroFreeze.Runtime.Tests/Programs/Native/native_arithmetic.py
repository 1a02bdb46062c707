# @micropython.native: every operator on objects, in-place ones, comparisons, logic.
import micropython


@micropython.native
def binary(a, b):
    return [a + b, a - b, a * b, a // b, a % b, a / b, a ** 2, a & b, a | b, a ^ b, a << 2, a >> 1]


@micropython.native
def compare(a, b):
    return a < b, a > b, a == b, a <= b, a >= b, a != b, a is b, a is not b, a in [a, b], a not in (b,)


@micropython.native
def unary(a):
    return -a, +a, ~a, not a


@micropython.native
def inplace(a):
    a += 5; a -= 1; a *= 3; a //= 2; a %= 50; a **= 2; a <<= 1; a >>= 2; a &= 0xff; a |= 1; a ^= 3
    return a


@micropython.native
def logic(a, b, c):
    x = a and b or c
    y = not a or (b and not c)
    if a < b < c and not x == 3:
        return x, y, 1
    return x, y, a if b else c


@micropython.native
def matrix(a, b):
    return a @ b


class M:
    def __matmul__(self, o): return "matmul", o


print(binary(13, 5), binary(100, 7), compare(1, 2), compare("a", "a"), unary(5), inplace(7))
print([logic(a, b, c) for a in (0, 1) for b in (0, 2) for c in (0, 3)], matrix(M(), 3))
