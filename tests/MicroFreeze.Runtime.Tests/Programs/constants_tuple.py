# Tuples that are constants as a whole, and tuples that are not.
from micropython import const

A = (1, 2, 3)
B = ("x", "longer string that is not interned", b"bytes", 2.5, 3j, None, True, False, ...)
C = ((1, 2), ("a", (None, (False,))), ())
D = (1 << 40, -1 << 70, 0xffffffffffffffffffff)
E = (1 + 2, 3 * 4, -5, ~6, 1.5 + 1, "a" "b")
_K = const(7)
F = (_K, _K + 1, -_K)
n = 5
G = (1, 2, n)
H = (1, 2, (3, n))
print(A, B, C, D, E, F, G, H)


def f():
    return (1, 2, "three")


print(f() is f(), f() == (1, 2, "three"), f()[2])
for item in (10, "s", None, (1, 2)):
    print(item, end=" ")
print(3 in (1, 2, 3), "q" in ("a", "b"), (1, 2) in ((1, 2), (3, 4)))
print((1, 2, 3)[1], (1, 2, 3)[-1], (1, 2, 3)[1:], len((1, 2, 3)), (1, 2) + (3,), max((4, 9, 2)))
a, b = (1, 2)
(c, d), e = ((3, 4), 5)
print(a, b, c, d, e)
