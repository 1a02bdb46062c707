# A spreadsheet: cells with formulas, dependencies, ranges, errors and cycles.
class Sheet:
    def __init__(self): self.cells, self.busy = {}, set()
    def __setitem__(self, k, v): self.cells[k] = v
    def __delitem__(self, k): del self.cells[k]

    def __getitem__(self, k):
        v = self.cells.get(k, 0)
        if not isinstance(v, str) or not v.startswith("="): return v
        if k in self.busy: raise RuntimeError("cycle at " + k)
        self.busy.add(k)
        try: return self.formula(v[1:])
        except ZeroDivisionError: return "#DIV"
        finally: self.busy.discard(k)

    def span(self, a, b): return [self[c + str(r)] for c in map(chr, range(ord(a[0]), ord(b[0]) + 1)) for r in range(int(a[1:]), int(b[1:]) + 1)]

    def formula(self, text):
        for op in "+-", "*/":
            depth = 0
            for i in range(len(text) - 1, 0, -1):
                c = text[i]
                depth += (c == ")") - (c == "(")
                if depth == 0 and c in op:
                    a, b = self.formula(text[:i]), self.formula(text[i + 1:])
                    return a + b if c == "+" else a - b if c == "-" else a * b if c == "*" else a / b
        if text[0] == "(" and text[-1] == ")": return self.formula(text[1:-1])
        if "(" in text:
            name, _, rest = text.partition("(")
            a, _, b = rest[:-1].partition(":")
            return {"SUM": sum, "MAX": max, "MIN": min, "AVG": lambda v: sum(v) / len(v)}[name](self.span(a, b))
        return self[text] if text[0].isalpha() else float(text) if "." in text else int(text)


s = Sheet()
for i, v in enumerate((3, 1, 4, 1, 5), 1): s["A%d" % i] = v
s["B1"] = "=SUM(A1:A5)*2"; s["B2"] = "=AVG(A1:A4)+B1"; s["B3"] = "=(A1+A2)*(A3-A4)/2"; s["B4"] = "=1/C9"; s["C1"] = "=MAX(A1:B3)-0.5"
print([s[k] for k in ("B1", "B2", "B3", "B4", "C1", "Z9")])
s["A1"] = 30; print(s["B1"], s["B2"]); del s["A1"]; print(s["B1"])
s["D1"], s["D2"] = "=D2+1", "=D1"
try: s["D1"]
except RuntimeError as e: print(e, s.busy)
