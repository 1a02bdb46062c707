# Template strings: parts, values, conversions, specs, and how they join.
name = "ann"
n = 7
t = t"hello {name}!"
print(t.strings, t.values, [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations])
for part in t"{n}{n + 1:>5}{name!r}{name!s:10} tail":
    print(part if isinstance(part, str) else (part.value, part.expression, part.conversion, part.format_spec))
print(t"".strings, t"".values, t"plain".strings, t"{{braces}}".strings)
print((t"a{1}" + t"b{2}").strings, (t"a{1}" + t"b{2}").values)
print(t"{n=}".strings, t"{n=}".values, t"{n =:04}".interpolations[0].format_spec)
w = 6
print(t"{name:>{w}}".interpolations[0].format_spec)


def render(template):
    out = []
    for part in template:
        if isinstance(part, str):
            out.append(part)
        else:
            v = part.value
            if part.conversion == "r":
                v = repr(v)
            out.append("<" + ("{:" + part.format_spec + "}").format(v) + ">")
    return "".join(out)


print(render(t"Dear {name}, you owe {n * 1.5:.2f} to {name!r}."))
print(render(rt"raw \n {n}"), render(t'single {n}'), render(t"""triple
{n}"""))
print(t"{[x for x in range(n)]}".values, t"{f"{n}"}".values, t"{t"{n}"}".values[0].values)
