# Small enough to read what became of it.


@micropython.native
def total(items, limit):
    n = 0
    for i in items:
        if i < limit:
            n += i
    return n


@micropython.viper
def fill(p: ptr16, n: int, value: int):
    for i in range(n):
        p[i] = value >> 4
