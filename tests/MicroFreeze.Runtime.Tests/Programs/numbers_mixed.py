# bool, int, float and complex together: results' types and values.
VALUES = [True, False, 2, -3, 0.5, -1.5, 1j, 10 ** 15]
def show(v): return "%s:%s" % (type(v).__name__[0], v if not isinstance(v, float) else "%.4g" % v)
OPS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "//": lambda a, b: a // b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b if abs(a) < 100 and abs(b) < 10 else "big", "<": lambda a, b: a < b, "==": lambda a, b: a == b, "&": lambda a, b: a & b, "<<": lambda a, b: a << b if b < 50 else "big"}
for op in ("+", "-", "*", "/", "//", "%", "<", "==", "&", "<<"):
    row = []
    for a in VALUES:
        for b in VALUES[2:6]:
            try: row.append(show(OPS[op](a, b)))
            except (TypeError, ZeroDivisionError, ValueError, OverflowError) as e: row.append(type(e).__name__[0] + "!")
    print(op, " ".join(row))
print(True + True, True * 3, -True, ~True, True & False, True | 2, True ^ True, True << 2, sum([True, 1, 1.5]), max(True, 2, 1.5), [10, 20][True], "ab"[False], True == 1.0, hash(True) == hash(1.0))
print(1 + 1.0, 1 / 1, 3 // 1.0, 2 ** 2.0, 2 ** -1, 0 ** 0, 1e0 == 1, int(2.0) is not None, 1.0 // 0.3, -1.0 % 0.3 > 0, 5 % 2.5, abs(3 - 4j), (1 + 2j).real, complex(1) == 1, bool(0.0), bool(1e-300))
import cmath, math
print("%.3f %.3f" % (abs(cmath.exp(1j * cmath.pi) + 1), cmath.phase(-1)), math.isclose(0.1 + 0.2, 0.3) if hasattr(math, "isclose") else True, math.isnan(float("nan")), math.copysign(1, -0.0), math.modf(2.5), math.frexp(8.0), math.ldexp(0.5, 4), math.fmod(-7, 3))
