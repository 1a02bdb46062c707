def f(a):
    return a
    b.only_here("string only here", keyword_only_here=object_only_here)
    12345678901234567890123

    def g():
        return lambda: a

    while a:
        c
    if b:
        d
    d


def g():
    while True:
        pass
    a
    return b


def h(a):
    for b in a:
        break
        c
    else:
        return d
        e
    try:
        return
        f
    except:
        raise
        g
    return a if b else c
    h


def i():
    raise a
    [x for x in y]
    import z


def j():
    while a:
        continue
        del b
    return
    try:
        a
    finally:
        b
    with a:
        b
