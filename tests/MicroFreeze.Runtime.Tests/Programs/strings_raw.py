# Raw strings, prefixes in all cases, implicit concatenation.
print(r"a\tb\n", r'c\d', r"\\", len(r"\n"))
print(r'''raw \t
triple \x41''')
print(r"\u0041 \N{x} \123")
print("a" "b" 'c' """d""" r"\e" "f")
print("one "
      "two "  # a comment between
      "three")
x = ("a"

     "b")
print(x, "x" "y" * 2, ("x" "y") * 2, "%s" "%s" % (1, 2))
print(u"unicode prefix")
print(b"a" b"b" rb"\c" br"\d" rb"\e" br'\f' br"\g" b'\x68')
print("a" r"\n" "\n" == "a\\n\n")
print(["a" "b", "c"], {"k" "1": "v" "2"}, len("" "" ""))
