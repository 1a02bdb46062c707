# Sorting by hand, four times, each checked against sorted().
def bubble(a):
    a = a[:]
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
    return a


def quick(a):
    if len(a) <= 1: return a
    p, *rest = a
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if not x < p])


def merge(a):
    if len(a) < 2: return a
    m = len(a) // 2
    l, r, out = merge(a[:m]), merge(a[m:]), []
    i = j = 0
    while i < len(l) and j < len(r):
        if r[j] < l[i]:
            out.append(r[j]); j += 1
        else:
            out.append(l[i]); i += 1
    return out + l[i:] + r[j:]


def heap(a):
    a = list(a)
    n = len(a)

    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and a[c + 1] > a[c]: c += 1
            if a[i] >= a[c]: return
            a[i], a[c] = a[c], a[i]
            i = c
    for i in range(n // 2 - 1, -1, -1): sift(i, n)
    for e in range(n - 1, 0, -1):
        a[0], a[e] = a[e], a[0]
        sift(0, e)
    return a


seed = 12345
data = []
for _ in range(40):
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    data.append(seed % 100 - 50)
for f in (bubble, quick, merge, heap):
    print(f(data) == sorted(data), f([]), f([1]), f([2, 1]), f(["b", "a", "c"]))
print(heap(data)[:10], data[:5])
