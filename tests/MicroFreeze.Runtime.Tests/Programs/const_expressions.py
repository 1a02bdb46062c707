# What may stand in const(...) and what is folded with it.
from micropython import const

_A = const(1 + 2 * 3)
_B = const((1 << 4) | 0x03)
_C = const(~_A & 0xff)
_D = const(_A ** 2 // 3 % 5)
_E = const(not _A)
_F = const(_A and _B)
_G = const(0 or _B)
_H = const(-_A - -_B)
_I = const(10 ** 20)
_J = const(_I + 1)
_K = const(1.5 + _A)
_L = const(7 / 2)
_M = const(2 ** -1)
_N = const("a" "b")
_O = const((_A, (_B, "c"), 2.5))
_P = const(...)
_Q = const(0xffffffff)
_R = const(_Q >> 1)
_S = const(_Q ^ _R)
print(_A, _B, _C, _D, _E, _F, _G, _H, _I, _J, _K, _L, _M, _N, _O, _P, _Q, _R, _S)


def use():
    return _A + _B, _I // _A, _K * 2, _O, _Q & 0xf0f0f0f0, _N + "!"


print(use(), (_A), (_A,), -_A, not _A, _A or 1, _F and 2)
_X = 5
_X = _X + 1
print(_X)
const2 = const
V = const2(3)
print(V)
print(const(9), [const(8)][0], const("direct"))
if const(0): print("never")
elif const(1): print("const condition")
while const(0): print("never")
