# f-strings over locals, closures, globals, attributes, in default values and in class bodies.
g = "global"


def outer(p, q=f"{g}-default"):
    local = p * 2

    def inner(r):
        return f"{p} {q} {local} {r} {g}"
    return inner


print(outer(1)(2), outer(3, 4)(5))


class C:
    x = 3
    label = f"x={x}"

    def __init__(self, n):
        self.n = n

    def __str__(self):
        return f"<{self.n}>"

    def __repr__(self):
        return f"C({self.n!r})"


print(C.label, f"{C(1)} {C("a")!r} {C(2).n} {str(C(3)):>6}|")
gen = (f"{i}:{j}" for i in range(2) for j in "ab")
print(list(gen))
print({f"k{i}": f"{i ** 2:03}" for i in range(3)} == {"k0": "000", "k1": "001", "k2": "004"})
print([f"{x}" f"{y}" for x, y in zip("ab", "cd")], f"{g!r}")


def generator():
    received = yield f"first"
    yield f"got {received}"


it = generator()
print(next(it), it.send("x"))
assert f"{g}" == "global", f"message {g}"
try:
    raise ValueError(f"bad {g!r}")
except ValueError as e:
    print(f"{e} {type(e).__name__}")
