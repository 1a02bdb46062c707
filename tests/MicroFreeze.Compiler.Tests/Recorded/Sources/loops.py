for a in b:
    c
for a in b:
    if c:
        break
    if d:
        continue
    e
else:
    f
for a in range(10):
    b
for a in range(b):
    c
for a in range(1, 10):
    b
for a in range(b, c):
    d
for a in range(10, 0, -1):
    b
for a in range(b(), c(), 3):
    if a:
        break
    else:
        continue
else:
    d
for a in range(10):
    if a:
        break
    for b in range(c):
        if b:
            continue
        break
    else:
        break
for a in range(*b):
    c
for a in range(b, **c):
    d
for a in range(b, c, d):
    e
for a in range(0, 10, 0):
    b
for a in range(b for b in c):
    d
for a in range((b := 10)):
    c
for a in range():
    b
for a in range(1, 2, 3, 4):
    b
for a.b in range(10):
    c
for a in range(b)[0]:
    c
for a, in b, c:
    d
while a:
    b
while a and b:
    c
else:
    d
while True:
    if a:
        break
    while 1:
        if b:
            continue
        break
while False:
    a
else:
    b
while 0:
    a


def f(a):
    for b in a:
        try:
            if b:
                break
            continue
        finally:
            c
    for b in a:
        with b as c:
            if c:
                break
            for d in range(c):
                try:
                    break
                except d:
                    continue
    while a:
        try:
            try:
                return a
            finally:
                break
        except b as c:
            continue
    for b in a:
        for c in b:
            return c
