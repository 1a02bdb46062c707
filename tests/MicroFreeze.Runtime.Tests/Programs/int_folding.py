# Constant folding of integer operations, up to and past the small int.
print(1 + 2 * 3 - 4, (1 + 2) * (3 - 4), 7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 % -3)
print(1 << 10, 1 << 29, 1 << 30, 1 << 31, 1 << 64, -1 << 30, 1024 >> 3, -1 >> 5)
print(0xf0 | 0x0f, 0xff & 0x3c, 0xff ^ 0x0f, ~0xff, -(-5), +7)
print(2 ** 0, 2 ** 10, 2 ** 30, 2 ** 31, 2 ** 64, (-2) ** 3, 10 ** 18)
print(1073741823 + 1, -1073741824 - 1, 65536 * 65536, 1073741823 * 1073741823)
print(~1073741823, ~-1073741824, -(-1073741824), -1073741823 - 1)
print(1000000000000 // 7, 1000000000000 % 7, 1000000000000 >> 3)
print(1 + 1.5, 7 / 2, 2 ** -1, 2.0 ** 3, -1.5 * 2, 3 - 0.5, 1e3 // 7, 5.5 % 2)
print(0 and 1, 1 and 2, 0 or 3, 4 or 5, not 0, not 1, not not 7)
print(1 + 2 + 3 + 4, 10 - 1 - 2, 2 * 3 * 4, 100 // 7 // 2, 1 << 2 << 3)
print((1 + 2) * 3 ** 2 ** 1 - -4)
try:
    print(1 // 0)
except ZeroDivisionError as e:
    print("//", e)
try:
    print(1 % 0)
except ZeroDivisionError as e:
    print("%", e)
try:
    print(1 << -1)
except ValueError as e:
    print("<<", e)
