# A template engine that compiles its text to a closure.
def compile_template(text):
    parts, pos = [], 0
    while (start := text.find("{{", pos)) >= 0:
        end = text.find("}}", start)
        if end < 0: raise ValueError("unclosed at %d" % start)
        if start > pos: parts.append(text[pos:start])
        name, *filters = [p.strip() for p in text[start + 2:end].split("|")]
        parts.append((name, filters))
        pos = end + 2
    parts.append(text[pos:])
    FILTERS = {"upper": str.upper, "len": len, "rev": lambda s: "".join(reversed(s)), "q": lambda s: f'"{s}"'}

    def render(**env):
        out = []
        for p in parts:
            if isinstance(p, str): out.append(p); continue
            name, filters = p
            v = env
            for key in name.split("."): v = v[key] if isinstance(v, dict) else getattr(v, key)
            for f in filters: v = FILTERS[f](v)
            out.append(str(v))
        return "".join(out)
    return render


class P: x = 5


r = compile_template("Hi {{ name }}, {{name|upper|q}} has {{name | len}} letters; {{ d.k }} {{p.x}}!")
print(r(name="ann", d={"k": [1]}, p=P))
try: compile_template("a {{ b")
except ValueError as e: print(e)
try: r(name="x")
except KeyError as e: print("KeyError", e)
print(compile_template("")(), compile_template("{{a}}{{b|rev}}")(a=1, b="xy"))
