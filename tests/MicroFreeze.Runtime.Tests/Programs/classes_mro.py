# Several bases: order of lookup, diamonds, mixins with super, attribute shadowing.
class A:
    tag = "A"
    def who(self): return ["A"]
    def only_a(self): return "only a"
class B(A):
    tag = "B"
    def who(self): return ["B"] + super().who()
class C(A):
    def who(self): return ["C"] + A.who(self)
    def only_c(self): return self.tag
class D(B, C):
    def who(self): return ["D"] + B.who(self) + C.who(self)
class E(C, B): pass


print(D().who(), D().tag, D.tag, D().only_a(), D().only_c(), E().who(), E().tag, E().only_c())
print([issubclass(x, y) for x in (A, B, D) for y in (A, B, C)], isinstance(D(), C), D.__name__)


class Loud:
    def shout(self): return self.name().upper() + "!"
class Polite:
    def name(self): return "please " + super().name()
class Base:
    def name(self): return "base"
class Both(Loud, Base): pass
class Kind(Polite, Base):
    def name(self): return "kind " + Base.name(self)


print(Both().shout(), Kind().name())
B.tag = "changed"
d = D(); d.tag = "own"
print(d.tag, D().tag, A.tag)
del d.tag
print(d.tag)
del B.tag
print(d.tag, d.only_c())
for base in (list, dict, Exception, object):
    class X(base):
        extra = 1
        def plus(self): return self.extra + len(self) if base in (list, dict) else self.extra
    print(X().plus(), X.__name__, isinstance(X(), base), end="; ")
print()
