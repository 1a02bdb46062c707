# A matcher of simple patterns (. * + ? ^ $ and classes) by backtracking.
def parse(p):
    out, i = [], 0
    while i < len(p):
        if p[i] == "[":
            j = p.find("]", i)
            body, chars, k = p[i + 1:j], set(), 0
            neg = body[:1] == "^"
            if neg: body = body[1:]
            while k < len(body):
                if body[k + 1:k + 2] == "-":
                    chars |= {chr(c) for c in range(ord(body[k]), ord(body[k + 2]) + 1)}
                    k += 3
                else: chars.add(body[k]); k += 1
            test = (lambda cs, n: lambda c: (c in cs) != n)(chars, neg)
            i = j
        elif p[i] == ".": test = lambda c: True
        elif p[i] == "\\": i += 1; test = str.isdigit if p[i] == "d" else str.isalpha if p[i] == "w" else (lambda x: lambda c: c == x)(p[i])
        else: test = (lambda x: lambda c: c == x)(p[i])
        i += 1
        lo, hi = 1, 1
        if i < len(p) and p[i] in "*+?":
            lo, hi = {"*": (0, 999), "+": (1, 999), "?": (0, 1)}[p[i]]
            i += 1
        out.append((test, lo, hi))
    return out


def match(items, s, at=0, n=0):
    if n == len(items): return at
    test, lo, hi = items[n]
    ends, k = [at], at
    while k < len(s) and len(ends) <= hi and test(s[k]): k += 1; ends.append(k)
    for end in reversed(ends[lo:]):
        if (r := match(items, s, end, n + 1)) is not None: return r
    return None


def search(p, s):
    start, end = p[:1] == "^", p[-1:] == "$"
    items = parse(p[start:len(p) - end])
    for i in range(1 if start else len(s) + 1):
        r = match(items, s, i)
        if r is not None and (not end or r == len(s)): return s[i:r]


for p, s in (("a.c", "xabcx"), ("ab*c", "ac"), ("ab+c", "ac"), ("colou?r", "my color"), ("^x", "ax"), ("\\d+$", "tel 123"), ("[a-c]+", "zzabcabz"), ("[^0-9 ]+", "12 ab 3"), ("a.*b.*c", "a1b2c3"), ("\\.", "3.4"), ("", "x")):
    print(p, s, repr(search(p, s)))
