# except clauses of every form, else, nested handlers, the name that goes away.
def attempt(f):
    try:
        return f()
    except ZeroDivisionError:
        return "zero"
    except (KeyError, IndexError) as e:
        return "lookup", type(e).__name__, e.args
    except ValueError as e:
        return "value", str(e)
    except Exception as e:
        return "other", type(e).__name__
    except:
        return "anything"
    else:
        return "never: the body returned"


def raiser(e):
    raise e


print(attempt(lambda: 5), attempt(lambda: 1 // 0), attempt(lambda: {}["k"]), attempt(lambda: [][0]))
print(attempt(lambda: int("x")), attempt(lambda: None.x), attempt(lambda: raiser(SystemExit(2))))
try:
    pass
except ValueError:
    print("never")
else:
    print("else")
try:
    raise ValueError("v", 1)
except ValueError as e:
    print(e.args, e)
print("e" in globals())
try:
    try:
        raise KeyError("inner")
    except ValueError:
        print("never")
    else:
        print("never")
except KeyError as e:
    print("outer", e)
try:
    try:
        raise KeyError("first")
    except KeyError as e:
        raise ValueError("second")
except ValueError as f:
    print(f)
for cls in (ValueError, KeyError, OSError, RuntimeError):
    try: raise cls
    except (ValueError, KeyError): print("pair", cls.__name__)
    except OSError as e: print("os", e.args)
    except: print("bare")
try: x = 1
except: x = 2
else: x += 10
print(x)


def dynamic(types):
    try:
        raise IndexError("i")
    except types as e:
        return e


print(repr(dynamic(IndexError)), repr(dynamic((KeyError, (LookupError,)))) if False else "", repr(dynamic(Exception)))
