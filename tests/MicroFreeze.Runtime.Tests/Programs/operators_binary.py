# Every binary operator on variables, with precedence and associativity.
a, b, c = 13, 5, 2
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** c)
print(a & b, a | b, a ^ b, a << c, a >> c)
print(a + b * c, (a + b) * c, a - b - c, a - (b - c), a // b // c, a % b % c)
print(a ** c ** b > 0, c ** -1, -c ** 2, (-c) ** 2, 2 ** -c)
print(a << b >> c, a & b << c, a | b & c ^ a, a ^ b | c, a & b == 5, (a & b) == 5)
print(a + b << c, a << b + c, a * b % c, a % b * c, -a // b, -(a // b), ~a + b, -a ** c, - - a, ~-a)
print("ab" + "cd", "ab" * 3, 3 * "ab", [1] + [2, 3], [0] * 4, (1,) + (2,), (1, 2) * 2)
print("%s-%d" % ("x", 3), "%s" % a, "%%" % ())
print({1, 2, 3} & {2, 3, 4} == {2, 3}, {1} | {2} == {1, 2}, {1, 2} - {2} == {1}, {1, 2} ^ {2, 3} == {1, 3})
print(b"ab" + b"cd", b"ab" * 2)
x = a + b - c * a / b // c % b ** c
print(x)
y = a | b ^ c & a << b >> c
print(y)
z = not a < b | c
print(z)
