# micropython.const: names, underscore names, folding into later expressions.
from micropython import const
import micropython

A = const(10)
B = const(A * 2 + 1)
_C = const(0x40)
_D = const(_C | 0x01)
_E = const(-_D)
_F = const(1 << 40)
S = const("text")
_S = const("private text")
_T = const((1, _C, "x"))
_B = const(b"bytes")
_FL = const(1.5)
_FM = const(_FL * 2 + 1)
_N = const(None)
_BOOL = const(True)
X = micropython.const(77)
_Y = micropython.const(78)
print(A, B, _C, _D, _E, _F, S, _S, _T, _B, _FL, _FM, _N, _BOOL, X, _Y)
print("A" in globals(), "_C" in globals(), "_S" in globals(), "X" in globals(), "_Y" in globals(), "S" in globals())


def f(x):
    if x & _C:
        return _D
    return [_C + 1, _C * _D, -_C, ~_C, _C < _D, _S, _T[1], A]


print(f(0), f(0x40))


def g(_C=1):
    return _C + 1


class K:
    _Z = const(5)
    W = const(6)
    v = _Z + 1


print(K.v, hasattr(K, "_Z"), hasattr(K, "W"), _C)
if _C == 0x40: print("folded comparison")
for i in range(_C, _D): print(i)
print(f"{_C} {_S!r}", {_C: _D}[_C], [_C][0], (_C, A), A if _C else B)
