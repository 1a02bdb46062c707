# Integer arithmetic over many operands: signs, shifts, division, bit tricks, overflow of machine words.
VALUES = (0, 1, -1, 2, -3, 7, 63, -64, 255, 1 << 15, (1 << 30) - 1, -(1 << 30), 1 << 30, 1 << 31, (1 << 32) - 1, 1 << 63, -(1 << 63), 12345678901234567890)
def check(v):
    r = []
    for x in v:
        for y in v:
            r.append((x + y) - y == x)
            r.append((x - y) + y == x)
            r.append(x * y == y * x)
            r.append((x & y) | (x ^ y) == x | y or (x & y) + (x ^ y) == x | y)
            if y:
                q, m = x // y, x % y
                r.append(q * y + m == x and divmod(x, y) == (q, m) and (0 <= m < y if y > 0 else y < m <= 0))
            r.append((x < y) + (x == y) + (x > y) == 1)
    return all(r), len(r)


print(check(VALUES))
print([v >> 3 for v in VALUES], [v << 3 for v in VALUES][-4:], [-v for v in VALUES][:5], [~v for v in VALUES][:6])
print([bin(v).count("1") for v in VALUES if v >= 0], [v & -v for v in VALUES if v], [v.bit_length() if hasattr(v, "bit_length") else len(bin(abs(v))) - 2 for v in VALUES][-3:])
x = 1
for _ in range(70): x = x * 3 + 1
print(x, x % 1000007, x >> 60, x & 0xffff, str(x)[-5:], hex(x)[-6:])
a, b, n = 1 << 29, 1 << 30, 0
while a < 1 << 35: a <<= 1; n += 1
while b > -(1 << 33): b -= 1 << 30; n += 1
print(a, b, n, 1073741823 + 1, -1073741824 - 1, 1073741823 * 2, 46341 * 46341, -46341 * 46341, 65536 ** 2, abs(-1073741824), -(-1073741824))
print(7 // -2, -7 // 2, 7 % -2, -7 % 2, -1 >> 100, 1 << 100 >> 100, -8 >> 1, 5 // 1, 0 // 5, 0 % 5, 2 ** 31 // -1, (1 << 64) // 3, -(1 << 64) % 1000)
