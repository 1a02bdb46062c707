# Imaginary literals and complex arithmetic.
a = 3j
b = 1 + 2j
c = .5J
d = 1e2j
e = 0j
print(a, b, c, d, e)
print(a + b, a - b, a * b, a / b, b ** 2)
print(b.real, b.imag, abs(3 + 4j))
print(-b, +b, b == 1 + 2j, b != a, bool(e), bool(a))
print(1j * 1j, 2 * b, b * 2, b + 1.5, 1.5 - b)
print(complex(1, 2), complex(3), complex(2.5, -1))
print(10_0j, 1_0.5j)
print((1 + 2j) * (3 - 4j), (1 + 1j) / (1 - 1j))
for z in (0j, 1j, -1j, 1 + 0j):
    print(z, repr(z), z == z.real)
try:
    print(1j < 2j)
except TypeError as error:
    print("TypeError", error)
