# Format specifications on floats, from %, format() and f-strings.
x = 1234.56789
for spec in ("f", ".0f", ".1f", ".3f", "10.2f", "<10.2f", ">10.2f", "^12.2f", "+.2f", "e", ".2e", "E", "g", ".3g", "G", "010.2f", "%", ".1%"):
    print(spec, "[" + ("{:" + spec + "}").format(x) + "]")
print("%f %.2f %e %g %10.3f|%-10.3f|%+.1f" % (x, x, x, x, x, x, x))
print("{:f} {:.2f} {:e} {:g} {:>12.3f}".format(x, x, x, x, x))
print(f"{x:.2f} {x:12.1f} {x:<12.1f}| {-x:+.3f} {0.5:%}")
for value in (0.0, -0.0, 1.0, 0.5, 100.0, 1e21, 1e-7, 123456789.123):
    print(repr(value), str(value), "%g" % value, "{:.4f}".format(value))
print("{:5.1f}|{:<8.2f}|{:^9.1f}|{:=+8.1f}".format(1.25, 2.5, 3.75, 4.0))
