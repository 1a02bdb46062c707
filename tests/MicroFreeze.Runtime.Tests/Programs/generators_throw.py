# throw and close, into plain generators, handlers, finally and delegations.
def g():
    while True:
        try:
            x = yield "waiting"
            print("sent", x)
        except ValueError as e:
            print("value", e)
            yield "handled"
        except GeneratorExit:
            print("closing")
            raise
        finally:
            print("finally")


a = g()
print(next(a))
print(a.throw(ValueError("v")))
print(next(a))
print(a.send(5))
try:
    a.throw(KeyError("k"))
except KeyError as e:
    print("escaped", e)
try:
    next(a)
except StopIteration:
    print("finished")
b = g()
next(b)
b.close()
b.close()


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


c = stubborn()
next(c)
try:
    c.close()
except RuntimeError as e:
    print("RuntimeError")


def inner():
    try:
        yield "inner 1"
        yield "inner 2"
    except KeyError:
        yield "inner caught"
    finally:
        print("inner finally")
    return "inner result"


def outer():
    try:
        r = yield from inner()
        print("r =", r)
        yield "after"
    except ValueError as e:
        print("outer caught", e)
        yield "outer"


d = outer()
print(next(d), d.throw(KeyError), next(d))
e = outer()
print(next(e), e.throw(ValueError("direct")))
f = outer()
next(f)
f.close()
try:
    g().throw(TypeError("before start"))
except TypeError as e:
    print(e)
try:
    x = g()
    x.send(1)
except TypeError as e:
    print("TypeError")
