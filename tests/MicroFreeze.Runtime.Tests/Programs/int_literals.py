# Integer literals in every base, with underscores and at the edges of small ints of 31 bits.
print(0, 00, 0_0, 7, 1_000_000)
print(0x0, 0xff, 0XAb_Cd, 0xdead_beef)
print(0o0, 0o777, 0O1_7)
print(0b0, 0b1011, 0B1010_0101)
print(1073741823, 1073741824, -1073741824, -1073741825)
print(0x3fffffff, 0x40000000, 0x7fffffff, 0x80000000, 0xffffffff)
print(2147483647, 2147483648, 4294967296)
print(127, 128, -64, -65, 63, 64, 8191, 8192, -8192, -8193)
print(1048575, 1048576, -1048576, -1048577, 134217727, 134217728)
for value in (15, 16, 47, 48, -16, -17, 46, -15):
    print(value, -value, ~value)
print(-0, +0, ~0, - -5, -+-3)
