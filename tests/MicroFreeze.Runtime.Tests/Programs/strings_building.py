# Building text in loops and expressions: concatenation, join, repetition, slicing, columns.
s = ""
for i in range(5): s += str(i) + ("," if i < 4 else "")
print(s, len(s), s * 2, s[::1], s[2:-2], s[-1], s.split(",")[1:3])
rows = [("name", "qty", "price"), ("apple", 3, 1.25), ("banana", 12, 0.5), ("kiwi", 100, 10.0)]
widths = [max(len(str(r[c])) for r in rows) for c in range(3)]
for n, r in enumerate(rows):
    print(" | ".join((str(v) + " " * (widths[c] - len(str(v)))) if not c else (" " * (widths[c] - len(str(v))) + str(v)) for c, v in enumerate(r)))
    if not n: print("-+-".join("-" * w for w in widths))
print("".join(chr(ord("a") + (i * 7) % 26) for i in range(26)), "".join(sorted("typewriter")), "".join(reversed("stressed")))
print("\n".join(" " * (4 - i) + "*" * (2 * i + 1) for i in range(4)), "=" * 10, "ab" "cd" * 2, ("x" + "y") * 2, sep="\n")
text = """first line
  second line, indented
third"""
print([line.strip() for line in text.split("\n")], text.count("line"), text.find("third"), text.replace("line", "row").split()[1], text[:5].upper() + text[5:7], "line" in text)
encoded = ",".join("%d=%s" % p for p in enumerate("abc"))
print(encoded, dict(p.split("=") for p in encoded.split(",")) == {"0": "a", "1": "b", "2": "c"}, "a-b-c".split("-", 1), "  x ".strip() + "|", "xxaxx".strip("x"), "a".join(""), "a,b;c".replace(";", ",").split(","))
print("%s" * 3 % ("a", "b", "c"), "{}{}".format("a", "b") + f"{'c'}" + "%s" % "d", "abc" < "abd", "Z" < "a", max("apple", "banana"), "abc".find("z"), "abc".rfind("c"), "a" in "abc" and "abc".index("b"))
