# Inheritance, super() in its forms, the class cell, overriding, several bases.
class A:
    def __init__(self, x):
        self.x = x

    def who(self):
        return "A"

    def chain(self):
        return ["A"]

    @classmethod
    def make(cls, *a):
        return cls(*a)


class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y

    def who(self):
        return "B<" + super().who()

    def chain(self):
        return ["B"] + super().chain()

    def lam(self):
        return (lambda: super(B, self).who())()

    def cell(self):
        return __class__ is B


class C(B):
    def __init__(self):
        super(C, self).__init__("cx", "cy")

    def chain(self):
        parent = super()
        return ["C"] + parent.chain()

    def args(self, *a, **k):
        return super().chain(*a, **k), super().x if hasattr(super(), "nothing") else "none"


class Mixin:
    def extra(self):
        return "mixin of " + self.who()


class D(C, Mixin):
    pass


print(A(1).who(), B(1, 2).who(), B(1, 2).x, B(1, 2).y, C().x, C().y, C().chain(), B(1, 2).lam(), C().args())
print(D().extra(), D().chain(), isinstance(D(), Mixin), issubclass(D, A), issubclass(A, D), A.make(5).x)


class MyList(list):
    def append(self, v):
        super().append(v)
        super().append(v)

    def first(self):
        return self[0]


l = MyList([1])
l.append(2)
print(list(l), len(l), l.first())


class MyError(ValueError):
    def __init__(self, code):
        super().__init__("code", code)
        self.code = code


try:
    raise MyError(3)
except ValueError as e:
    print(e.code, e.args)


def base():
    return A


class E(base()):
    def who(self): return super().who() + "E"


print(E(1).who())
