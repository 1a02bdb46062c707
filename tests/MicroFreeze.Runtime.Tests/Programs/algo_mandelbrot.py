# The Mandelbrot set in characters, with complex numbers and with pairs of floats.
def with_complex(c, limit=20):
    z = 0j
    for n in range(limit):
        if abs(z) > 2: return n
        z = z * z + c
    return limit


def with_floats(cr, ci, limit=20):
    zr = zi = 0.
    for n in range(limit):
        if zr * zr + zi * zi > 4.0: return n
        zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
    return limit


rows = []
for y in range(-5, 6):
    row = ""
    for x in range(-20, 10):
        n = with_floats(x / 10, y / 5)
        assert n == with_complex(complex(x / 10, y / 5))
        row += " .:-=+*#%@"[n * 9 // 20]
    rows.append(row)
print("\n".join(rows))
