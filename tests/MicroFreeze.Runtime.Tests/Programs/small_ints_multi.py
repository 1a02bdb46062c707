# Integers on both sides of what the one-byte form of loading covers, in every context.
def f(x=-16, y=47, z=-17, w=48):
    return x, y, z, w, -16, 47, -17, 48, -1, 0, 1, 46, -15


print(f())
for i in range(-17, 49, 13): print(i, end=" ")
print([-18, -17, -16, -15, 45, 46, 47, 48, 49])
print({-16: 47, 47: -16, 48: -17}[47], (1, 2)[-1], "abc"[-1])
x = 0
x += 47; x -= -16; x *= 48; x //= -17
print(x, x - 16, x + 47, x * 48, x == -178, x < -17, -17 < x + 150 < 48)
def g():
    i = -17
    while i < 48:
        yield i
        i += 16
print(list(g()), sum(g()))
print(63, 64, -64, -65, 127, 128, 8191, 8192, -8192, -8193, 1048575, 1048576, -1048576, -1048577, 134217727, 134217728, -134217728, -134217729)
