[a for a in b]
{a for a in b}
{a: b for a in b}
(a for a in b)
[a for a in b if a]
[a + c for a in b if a for c in a if c if b]
{a: (b, c) for a, (b, c) in d for e, *f in a}
{(a, b) for a in c for b in a if b}
[
    a

    for a in b
    if a
]
[[a for a in b] for b in c]
[lambda: a for a in b]
[(a, b := a) for a in c]


def f(a, b):
    c = [a + d for d in b]
    c = [e for d in b if (e := d)]
    c = {d: [e for e in d if e != a] for d in c if b}
    c = [lambda e: (a, d, e) for d in c]
    return {d for d in (e for e in c)}


def g(b):
    global h
    [h := a for a in b]
    [k := a for a in b]
    return k


class C:
    a = [b for b in c]
    d = [C for C in a if d]
