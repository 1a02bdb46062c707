# Loops over range, which become counters, in all its forms.
def f(n, step):
    out = []
    for i in range(n): out.append(i)
    for i in range(1, n): out.append(i)
    for i in range(0, n, 2): out.append(i)
    for i in range(n, 0, -1): out.append(i)
    for i in range(n, -n, -3): out.append(i)
    for i in range(0, n, step): out.append(i)
    for i in range(n + 1): out.append(i)
    return out


print(f(4, 3))
for i in range(3): print(i, end=" ")
print(i)
for i in range(5):
    i = i * 10
    print(i, end=" ")
print()
n = 3
for i in range(n):
    n = 100
    print(i, end=" ")
print(n)
for i in range(0): print("never")
else: print("else", i)
for i in range(10):
    if i == 3: continue
    if i == 5: break
    print(i, end=" ")
else: print("never")
print()
for i in range(2):
    for j in range(i, 3):
        for k in range(j, 0, -1):
            print(i, j, k, end="; ")
print()
for i in range(5, 2): print("never")
for i in range(2, 5, 1): print(i, end=" ")
for i in range(-3, 0): print(i, end=" ")
for i in range(0x7ffffffe, 0x80000001): print(i, end=" ")
print()
for i, in [range(1)]: print(i)
for i in range(*[1, 3]): print(i)
for i in range(3)[::-1]: print(i, end=" ")
for i in list(range(3)): print(i, end=" ")
print()
try:
    for i in range(0, 5, 0): print(i)
except ValueError as e: print(e)
calls = []


def g(x):
    calls.append(x)
    return x


for i in range(g(1), g(4), g(2) - g(1)): print(i)
print(calls)
range = lambda *a: ["shadowed"]
for i in range(3): print(i)
