# str.format with every kind of field.
print("{} {} {}".format(1, 2, 3), "{2} {0} {1}".format(1, 2, 3), "{a} {b}".format(a=1, b=2), "{0} {a}".format(5, a=6))
print("{:5}|{:<5}|{:>5}|{:^5}|{:*^7}|{:=+5}".format("a", "b", "c", "d", "e", 6))
print("{:d}|{:5d}|{:05d}|{:+d}|{: d}|{:,}|{:x}|{:X}|{:#x}|{:b}|{:#b}|{:o}|{:c}|{:n}".format(1, 2, 3, 4, 5, 1234567, 255, 255, 255, 5, 5, 8, 97, 9))
print("{:f}|{:.1f}|{:8.3f}|{:e}|{:.2e}|{:g}|{:%}|{:.0%}".format(1.5, 2.25, 3.14159, 1234.5, 0.00012, 1e10, 0.25, 0.5))
print("{!r} {!s} {!r:>6}".format("a", "b", "c"), "{{}} {{{}}}".format(1), "{:{}}|{:{w}.{p}f}".format("x", 4, 2.5, w=8, p=2))
print("{0!s} {a!r}".format([1, 2], a={"k": 3}))
for f, a, k in (("{}", (), {}), ("{a}", (), {}), ("{5}", (1,), {}), ("{", (), {}), ("}", (), {}), ("{:d}", ("x",), {}), ("{!z}", (1,), {}), ("{0} {}", (1, 2), {})):
    try:
        print(f.format(*a, **k))
    except (IndexError, KeyError, ValueError, TypeError) as e:
        print(f, type(e).__name__)
f = "{:>{}}".format
print(f("bound", 8), "-".join(map("{:02x}".format, b"\x01\xab")))
