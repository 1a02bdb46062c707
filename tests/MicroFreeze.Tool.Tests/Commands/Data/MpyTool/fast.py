@micropython.native
def add(a, b):
    return a + b


@micropython.viper
def fill(target: ptr8, count: int):
    for i in range(count):
        target[i] = i & 0xFF


def plain():
    return add(1, 2)
