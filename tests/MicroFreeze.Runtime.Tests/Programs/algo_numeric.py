# Numerical methods with floats: roots, integrals, sums, statistics, printed with few digits.
import math


def newton(f, df, x, eps=1e-12):
    for n in range(100):
        step = f(x) / df(x)
        x -= step
        if abs(step) < eps: return x, n
    raise ValueError("no convergence")


def bisect(f, lo, hi):
    while hi - lo > 1e-10:
        mid = (lo + hi) / 2
        if f(lo) * f(mid) <= 0: hi = mid
        else: lo = mid
    return lo


def simpson(f, a, b, n=100):
    h = (b - a) / n
    return h / 3 * (f(a) + f(b) + sum((4 if i % 2 else 2) * f(a + i * h) for i in range(1, n)))


def rk4(f, y, t, end, h):
    while t < end - h / 2:
        k1 = f(t, y); k2 = f(t + h / 2, y + h * k1 / 2); k3 = f(t + h / 2, y + h * k2 / 2); k4 = f(t + h, y + h * k3)
        y, t = y + h * (k1 + 2 * k2 + 2 * k3 + k4) / 6, t + h
    return y


def stats(v):
    n = len(v)
    m = sum(v) / n
    s = sorted(v)
    return m, (sum((x - m) ** 2 for x in v) / (n - 1)) ** .5, s[n // 2] if n % 2 else (s[n // 2 - 1] + s[n // 2]) / 2


x, n = newton(lambda x: x * x - 2, lambda x: 2 * x, 1.)
print("%.10f %d" % (x, n), "%.8f" % bisect(lambda x: x ** 3 - x - 2, 1, 2), f"{simpson(math.sin, 0, math.pi):.6f}", "%.5f" % rk4(lambda t, y: y, 1.0, 0.0, 1.0, .1))
print(" ".join(f"{v:.4f}" for v in stats([2, 4, 4, 4, 5, 5, 7, 9])), "%.6f" % sum(1 / k ** 2 for k in range(1, 1000)))
e, term, k = 0.0, 1.0, 0
while term > 1e-16: e += term; k += 1; term /= k
print(f"{e:.12f}", k, abs(e - math.e) < 1e-14, round(e, 3), int(e * 1000) / 1000, 7.0 // 2, -7.5 % 2)
