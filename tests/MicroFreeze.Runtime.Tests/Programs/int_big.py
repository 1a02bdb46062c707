# Integers that need more than a machine word, as literals and as results.
a = 123456789012345678901234567890
b = 0xfedcba98765432100123456789abcdef
c = 0b1 << 200
d = 0o7777777777777777777777777777777777
e = -170141183460469231731687303715884105728
print(a, b, c, d, e)
print(a + b, a - b, a * b, b // a, b % a, -b // a, -b % a)
print(a & b, a | b, a ^ b, ~a)
print(b >> 64, b << 64, -b >> 100)
print(a == 123456789012345678901234567890, a < b, a > b, a != b)
print(2 ** 100, 3 ** 50, (-7) ** 33)
print(9223372036854775807, 9223372036854775808, -9223372036854775808, -9223372036854775809)
print(18446744073709551615, 18446744073709551616)
print(int("9" * 40), hex(a), oct(c), bin(d)[:20])
print(hash(a) == hash(123456789012345678901234567890), bool(a), -e)
x = 1
for i in range(1, 31):
    x *= i
print(x)
