if a:
    b
if a:
    b
else:
    c
if a:
    b
elif c:
    d
elif e:
    f
else:
    g
if True:
    a
else:
    b
if False:
    a
elif 0:
    b
elif "":
    c
elif None:
    d
elif ():
    e
elif b"":
    f
elif 0.0:
    g
elif 1:
    h
else:
    i
if ...:
    a
if not a:
    b
if a and b or c and not d:
    e
if not (a and (b or c)):
    e
if a and True or False:
    b
a = b and c and d or e
a = not b
a = b if c else d
a = b if not c and d else e if f else g
a = b < c
a = b < c <= d != e
a = b in c not in d is e is not f
if a < b < c:
    d
while not (a or b):
    c
assert a
assert a, b
assert a and b, c or d
assert True
assert False, a


def f(a, b):
    if a:
        return
    return a if b else f(a, a) if a and b else None


def g(a):
    return not a if a is not None else a
