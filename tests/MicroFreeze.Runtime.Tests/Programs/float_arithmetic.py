# Float arithmetic and the operators that mix floats and integers.
a = 7.25
b = -2.5
n = 3
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** 2, b ** n)
print(n + a, n - a, n * a, n / a, n // a, n % a, n ** a > 3)
print(7 / 2, 6 / 3, -7 / 2, 1 / 3)
print(-a, +a, abs(b), a > b, a >= 7.25, a == 7.25, b < n, b <= -2.5, a != b)
print(divmod(7.5, 2), divmod(-7.5, 2), max(a, b, n), min(a, b, n), sum([0.5, 0.25, 1]))
a += 1.5
b -= 0.5
n *= 2.0
print(a, b, n)
a /= 2
b //= 2
n **= 2
print(a, b, n)
a %= 3
print(a)
try:
    1.0 / 0
except ZeroDivisionError as e:
    print(e)
try:
    1.0 % 0.0
except ZeroDivisionError as e:
    print(e)
try:
    print(int(float("inf")))
except OverflowError as e:
    print(type(e).__name__)
import math
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.sqrt(2), math.pi, math.e)
