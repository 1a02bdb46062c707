# ** with every kind of operand around it.
a, b = 3, 2
print(a ** b, a ** b ** a, (a ** b) ** a, -a ** b, (-a) ** b, a ** -b, a ** -b ** 2, a ** +b, a ** ~-b, 2 ** 3 ** 0)
l = [2, 3]
class O: v = 4; m = lambda self, x=1: x + 1
o = O()
print(l[0] ** l[1], o.v ** o.m(), o.m(2) ** l[0] ** 2, abs(-2) ** 3, "ab".find("b") ** 5, (1, 2)[1] ** 2, {"a": 2}["a"] ** 2)
print(2 ** 0.5 > 1.414, 4 ** 0.5, 2.0 ** 2, 0 ** 0, 0.0 ** 0, 1 ** 1000, (-1) ** 1001, (-8) ** (1 / 3) != 0)
a **= b
print(a)
a **= b ** 2
print(a, -2 ** -2, 10 ** 2 * 3, 3 * 10 ** 2, 10 ** 2 % 7, 2 << 2 ** 2, ~2 ** 2, not 2 ** 0)
print(pow(2, 10), pow(3, 4, 5), 2 ** 64 % 1000, 7 ** 77 % 13, (2 ** 70) ** 2 == 2 ** 140)
async def c(): return 3
async def d(): return await c() ** 2, 2 ** await c(), -await c() ** 2
try: d().send(None)
except StopIteration as e: print(e.value)
