# Names with underscores: private ones, dunder ones, single ones, in classes and modules.
_ = 1; __ = 2; ___ = 3; _a = 4; a_ = 5; __b = 6; __c__ = 7
print(_ + __ + ___, _a, a_, __b, __c__)
for _ in range(3): pass
print(_, [_ for _ in "ab"], (lambda _: _)(9), (lambda *_, **__: (_, __))(1, k=2), _)


class K:
    _p = "protected"; __q = "private"; __r__ = "dunder"
    def __m(self): return self.__q
    def call(self): return self.__m(), self._p, self.__r__
    class __Inner: v = 1
    def inner(self): return self.__Inner.v


k = K()
print(k.call(), k.inner(), hasattr(k, "__q"), hasattr(k, "_K__q"), k._p, k.__r__)
_, x, _ = 1, 2, 3
print(_, x)
a, _, *_ = range(4)
print(a, _)
def f(_x, __y, _=0, *, __z=1): return _x, __y, _, __z
print(f(1, 2), f(1, 2, 3, __z=4), f(_x=1, __y=2))
class _Hidden: pass
print(_Hidden.__name__, __name__, "_Hidden" in globals())
try: raise ValueError("v")
except ValueError as _: print(_.args)
print("_" in globals())
import library as _lib
from library import value as __value
print(_lib.value, __value)
