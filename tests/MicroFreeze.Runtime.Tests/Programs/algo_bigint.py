# Big integers at work: factorials, Fibonacci, square roots, powers modulo, digits of pi.
def fact(n):
    r = 1
    for i in range(2, n + 1): r *= i
    return r


def fib(n):
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if bit == "1": a, b = b, a + b
    return a


def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x: x, y = y, (y + n // y) // 2
    return x


def modpow(b, e, m):
    r = 1
    while e:
        if e & 1: r = r * b % m
        b, e = b * b % m, e >> 1
    return r


def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = ""
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out += str(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return out


print(fact(30), fib(200), isqrt(10 ** 40 + 12345), modpow(3, 10 ** 20, 10 ** 9 + 7), pi_digits(30))
print(fact(25) // fact(20), fib(100) % 1000, 2 ** 127 - 1, (1 << 200) - (1 << 199) == 1 << 199, -7 // 2 ** 70, -(10 ** 30) % 7)
print(hex(fact(20)), str(fact(22))[::1], int("123456789" * 4) % 97, fact(30) >> 40 & 0xffff, ~fact(15))
