assert a, b


def f():
    assert a
    if __debug__:
        return b
    return c
