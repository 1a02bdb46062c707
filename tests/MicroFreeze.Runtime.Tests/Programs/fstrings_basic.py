# f-strings: expressions, conversions, specs, doubled braces.
a = 5
b = "text"
c = 3.14159
d = {"k": [1, 2, 3]}
print(f"", f"plain", f"{a}", f"{a}{b}", f" {a} {b} ")
print(f"{{}} {{{a}}} {{{{", f"}}{b}{{")
print(f"{a + 1} {a * 2 - 3} {-a} {(a)} {a if a > 3 else b}")
print(f"{b!r} {b!s} {a!r:>5} {b!s:^10}|")
print(f"{c:.2f} {c:8.3f}| {a:03d} {a:x} {a:#b} {a:+d} {b:>8}| {b:*<8} {b:^8}|")
print(f"{d['k'][1]} {d["k"][0]} {len(d['k'])} {b.upper()} {b[1:3]} {[x for x in range(3)]}")
print(f"{a:{a}} {c:{a}.{2}f} {b:>{a + 5}}|")
print(f'{a}' "middle" f"{b}" r"\raw" f"""{c}""")
print(f"{a,b} {(a, b)} {[a, b]} { {1: 2}[1] } {({3: 4})[3]}")
print(f"{'nested'} {"other"} {a:}")
print(f"upper {a}", f'''triple {a}
line {b}''')
print(f"{a == 5} {a != 5} {a < 3} {a >= 5} {not a} {a and b} {a or b}")
print(f"é {b} 日本 {c:.1f} 😀")
