# raise in all forms: class, instance, re-raise, from.
def show(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e.args)


def r1(): raise ValueError
def r2(): raise ValueError("a", 1)
def r3(): raise ValueError("x") from None
def r4(): raise ValueError("x") from KeyError("y")
def r5(): raise
def r6(): raise 5
def r7(): raise "text"


def r8():
    try:
        raise KeyError("k")
    except KeyError:
        raise


def r9():
    try:
        raise KeyError("k")
    except KeyError as e:
        raise e


def r10():
    try:
        try:
            raise KeyError("deep")
        finally:
            print("f")
    except KeyError:
        try:
            raise ValueError("inner")
        except ValueError:
            print("handled inner")
        raise


def r11():
    class E(Exception):
        def __init__(self, a, b=2): self.total = a + b
    try:
        raise E(1)
    except E as e:
        raise RuntimeError(e.total) from e


def r12(): raise StopIteration(4)
def r13(): raise (lambda: OSError(2))()
def r14(x=IndexError): raise x if x else KeyError


for f in (r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14): show(f)
try:
    raise SystemExit("bye")
except SystemExit as e:
    print(e.args)
