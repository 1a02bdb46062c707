# Exception classes: hierarchy, arguments, str and repr, own ones with behaviour, catching by base.
class AppError(Exception):
    code = 1
    def __str__(self): return "%s(%d): %s" % (type(self).__name__, self.code, ", ".join(map(str, self.args)))


class NotFound(AppError):
    code = 404


class Wrapped(AppError):
    def __init__(self, inner, *notes):
        super().__init__(repr(inner), *notes)
        self.inner = inner


def classify(e):
    try: raise e
    except NotFound as x: return "not found", str(x)
    except KeyError as x: return "key", x.args
    except Wrapped as x: return "wrapped", type(x.inner).__name__, str(x)
    except AppError as x: return "app", str(x)
    except (ArithmeticError, LookupError) as x: return "arith/lookup", type(x).__name__
    except OSError as x: return "os", x.errno, x.args
    except Exception as x: return "other", repr(x)
    except BaseException as x: return "base", repr(x)


for e in (NotFound("page", 3), KeyError("k"), Wrapped(ValueError(1), "note"), AppError(), ZeroDivisionError("z"), IndexError(), OSError(2), OSError(2, "f"), ValueError("a", 2), RuntimeError(), SystemExit(3), KeyboardInterrupt(), StopIteration(5), AssertionError("x"), NotImplementedError, TypeError()):
    print(classify(e))
print(issubclass(NotFound, LookupError), [c.__name__ for c in (Exception, BaseException) if issubclass(AppError, c)], issubclass(ZeroDivisionError, ArithmeticError), AppError("x").args, repr(ValueError()), str(ValueError()), str(ValueError("one")), str(ValueError(1, "two")))
try:
    try: raise NotFound("inner")
    except NotFound as e: raise Wrapped(e) from e
except AppError as e: print(e, e.inner.args, isinstance(e.inner, KeyError))
