# break and continue across try, with and nested loops.
class Ctx:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, *a): print("exit", self.n)


for i in range(4):
    try:
        if i == 1: continue
        if i == 3: break
        print("body", i)
    finally:
        print("finally", i)
for i in range(3):
    with Ctx(i):
        if i == 0: continue
        if i == 1: break
for i in range(3):
    try:
        try:
            if i: raise ValueError(i)
            continue
        except ValueError:
            if i == 2: break
            continue
        finally:
            print("inner", i)
    finally:
        print("outer", i)
while True:
    with Ctx("a"), Ctx("b"):
        try:
            break
        finally:
            print("leaving")
i = 0
while i < 5:
    i += 1
    for j in range(5):
        try:
            if j == 1: continue
            if j == 3: break
        finally:
            if i == 2: break
        print(i, j, end=" ")
    if i == 4: break
print()
for i in range(3):
    for j in (10, 20):
        try:
            1 // (i - 1)
        except ZeroDivisionError:
            print("zero")
            break
        else:
            continue
        finally:
            print("f", i, j)
