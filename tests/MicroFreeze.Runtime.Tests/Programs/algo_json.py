# A writer and a reader of a JSON-like notation, held against the firmware's own.
import json


def dump(v):
    if v is None: return "null"
    if v is True: return "true"
    if v is False: return "false"
    if isinstance(v, str): return '"' + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n"}.get(c, c) for c in v) + '"'
    if isinstance(v, (int, float)): return str(v)
    if isinstance(v, dict): return "{" + ", ".join(dump(k) + ": " + dump(w) for k, w in sorted(v.items())) + "}"
    if isinstance(v, (list, tuple)): return "[" + ", ".join([dump(x) for x in v]) + "]"
    raise TypeError(type(v).__name__)


def load(s):
    def ws(i):
        while i < len(s) and s[i] in " \n\t": i += 1
        return i

    def value(i):
        i = ws(i)
        c = s[i]
        if c == "{" or c == "[":
            out, close = [], "}" if c == "{" else "]"
            i = ws(i + 1)
            while s[i] != close:
                k, i = value(i)
                if c == "{":
                    i = ws(i)
                    v, i = value(i + 1)
                    k = (k, v)
                out.append(k)
                i = ws(i)
                if s[i] == ",": i = ws(i + 1)
            return dict(out) if c == "{" else out, i + 1
        if c == '"':
            t = ""
            i += 1
            while (c := s[i]) != '"':
                if c == "\\":
                    i += 1
                    c = {"n": "\n"}.get(s[i], s[i])
                t += c
                i += 1
            return t, i + 1
        for word, v in ("null", None), ("true", True), ("false", False):
            if s[i:i + len(word)] == word: return v, i + len(word)
        j = i
        while j < len(s) and s[j] in "+-.0123456789e": j += 1
        return (float if "." in s[i:j] else int)(s[i:j]), j
    return value(0)[0]


doc = {"a": [1, 2.5, -3], "b": {"c": None, "d": [True, False, []]}, "q": 'say "hi"\n\\', "e": {}}
text = dump(doc)
print(text)
print(load(text) == doc, json.loads(text) == doc, load(json.dumps(doc)) == doc, load(" [ 1 , [ ] , { } ] "))
try: dump({1, 2})
except TypeError as e: print("TypeError", e)
