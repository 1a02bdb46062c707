# Names of builtins as variables, parameters, attributes and keywords of calls.
def f(len, list=[1], *str, int=5, **dict):
    return len, list, str, int, sorted(dict.items())


print(f(1, 2, 3, int=4, print=6))
len = 3
print(len)
del len
print(len([1, 2]))


class C:
    type = "t"
    id = property(lambda self: "id")

    def print(self): return "method print"
    def max(self, min): return min


c = C()
print(c.type, c.id, c.print(), c.max(min=3))
for id in range(2): pass
print(id)
sum = lambda *a: ("my sum", a)
print(sum(1, 2))
print(__name__, max(1, 2), min([3, 4]), abs(-1))
True_ = True
print(True_, {"True": 1}["True"], c.__class__.__name__ if hasattr(c, "__class__") else "C")
async_ = 1; await_ = 2; print(async_ + await_)
match = 1; case = 2; type = 3; _ = 4; print(match, case, type, _)
