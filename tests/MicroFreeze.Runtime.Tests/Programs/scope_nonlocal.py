# nonlocal through several levels, with parameters, loops and defaults.
def counter(start):
    n = start

    def step(by=1):
        nonlocal n
        n += by
        return n

    def reset():
        nonlocal n
        n = start
    return step, reset


step, reset = counter(10)
print(step(), step(5), step())
reset()
print(step())


def deep():
    a = 1

    def one():
        b = 2

        def two():
            nonlocal a, b
            a += 10
            b += 20

            def three():
                nonlocal a
                a *= 2
                return a, b
            return three
        return two()(), b
    return one(), a


print(deep())


def param(p):
    def change():
        nonlocal p
        p = [p]
    change()
    change()
    return p


print(param(1))


def loop():
    fs = []
    for i in range(3):
        def f(j=i):
            return i, j
        fs.append(f)
    return [f() for f in fs]


print(loop())


def unassigned():
    def set():
        nonlocal later
        later = "set"
    set()
    return later
    later = None


print(unassigned())
