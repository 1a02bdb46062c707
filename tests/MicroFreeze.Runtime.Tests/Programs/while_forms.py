# while loops: constant conditions, else, break and continue at several depths.
n = 3
while n:
    n -= 1
    print(n, end=" ")
else:
    print("else", n)
while True:
    n += 1
    if n == 2: continue
    if n > 4: break
    print(n)
else:
    print("never")
while 0:
    print("never")
else:
    print("else of while 0")
while not n == 7: n += 1
print(n)
i = 0
while i < 3:
    j = 0
    while j < 3:
        j += 1
        if j == 2:
            continue
        if i == 1:
            break
        print(i, j)
    else:
        print("inner done", i)
        i += 1
        continue
    i += 1
    print("inner broke")
else:
    print("outer done")
k = 10
while k > 5 and k != 7 or k == 100: k -= 1
print(k)
while 1:
    while 1:
        while 1:
            break
        break
    break
print("out")


def f(limit):
    while limit > 0:
        limit -= 1
        if limit == 2:
            return "returned"
    return "fell through"


print(f(5), f(2))
while False: pass
while (m := n) > 5: n -= 1
print(m, n)
