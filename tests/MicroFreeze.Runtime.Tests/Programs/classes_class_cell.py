# super() and __class__ inside closures, nested functions and nested classes.
class P:
    def name(self): return "P"
    def value(self, n): return n + 1


class Q(P):
    def name(self):
        def inner():
            return super(Q, self).name()
        return "Q" + inner()

    def value(self, n):
        return super().value(n * 10)

    def attribute(self):
        method = super().name
        return method()

    def kwargs(self):
        return super().value(n=5)

    def star(self):
        return super().value(*[6])

    class Inner(P):
        def name(self):
            return "Inner" + super().name()


print(Q().name(), Q().value(2), Q().attribute(), Q().kwargs(), Q().star(), Q.Inner().name())


def make(tag):
    class R(P):
        def name(self):
            return tag + super().name()
    return R


print(make("x")().name(), make("y")().name())


class S(Q):
    def name(self):
        return "S" + super().name()

    def gen(self):
        yield super().name()
        yield super().value(3)


print(S().name(), list(S().gen()))


class T(P):
    def ref(self):
        return __class__.__name__


print(T().ref())
