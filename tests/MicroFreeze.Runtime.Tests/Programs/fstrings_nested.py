# f-strings within f-strings, quotes of the same kind, specs that are expressions.
name = "world"
width = 12
digits = 3
value = 2.718281828
print(f"outer {f'inner {name}'}")
print(f"outer {f"inner {name}"} end")
print(f"{f"{f"{f"{1 + 1}"}"}"}")
print(f"{f'{name:>{width}}':*^{width + 6}}")
print(f"{value:{width}.{digits}f}|{value:<{width}.{digits}f}|{value:^{width}.{digits + 1}f}|")
print(f"{'a' + f"{'b' + f'{"c"}'}"}")
print(f"{name!r:>{width}}|{name!s:{'<'}{width}}|")
print(f"{', '.join(f'{n:02x}' for n in range(3, 6))}")
print(f"{ {'a': f'{name}'}['a'] } {[f'{i}' for i in range(3)]}")
print(f"""{
    name
} {
    value:.1f}""")
print(f"{'yes' if name else 'no'} {"it's"} {'say "hi"'}")
table = [("x", 1), ("yy", 22)]
print("\n".join(f"{k:<4}|{v:>4}" for k, v in table))
print(f"{'\n'.join('ab')!r} {dict(a=1)['a']}")
