try:
    a
except:
    b
try:
    a
except b:
    c
except (d, e):
    f
except g as h:
    i
except:
    j
else:
    k
try:
    a
finally:
    b
try:
    a
except b as c:
    d
else:
    e
finally:
    f
raise
raise a
raise a from b


def f(a):
    try:
        return a
    finally:
        return b


def g(a):
    try:
        try:
            raise a
        except b as c:
            return c
        except d as e:
            raise
        finally:
            try:
                a
            except:
                pass
    except:
        raise a from None
    with a:
        b
    with a as b:
        return b
    with a as b, c, d as (e, f), g as h.i:
        with a:
            return
