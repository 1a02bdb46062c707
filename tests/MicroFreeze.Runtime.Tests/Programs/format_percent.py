# The % operator of strings with every conversion, width, flags, mappings and errors.
print("%d|%i|%u" % (42, -42, 42), "%5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42))
print("%x|%X|%#x|%o|%#o" % (255, 255, 255, 8, 8), "%c%c" % (65, "B"), "%s|%10s|%-10s|%.2s" % ("str", "r", "l", "cut"))
print("%r|%s" % ("q", ["a", 1]), "%%|%5.1f%%" % 99.5, "%s" % (1,), "%s %s" % (None, True))
print("%(name)s is %(age)03d, %(name)r" % {"name": "ann", "age": 7})
print("%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159))
print("%s" % "one", "%s" % 1.5, "%s" % b"bytes", "%s" % [(1,)], "no conversion" % ())
for f, a in (("%d", "x"), ("%d %d", (1,)), ("%d", (1, 2)), ("%z", 1), ("%(a)s", 1)):
    try:
        print(f % a)
    except (TypeError, ValueError) as e:
        print(f, type(e).__name__)
text = "%s"
text %= "in place"
print(text, ("%s" "%s") % ("a", "b"), "%s" % "%s" % "x")
