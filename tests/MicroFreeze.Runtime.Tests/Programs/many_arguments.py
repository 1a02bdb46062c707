# Calls and definitions with many arguments.
def take(*a, **k): return len(a), len(k), sum(a), sorted(k)[:3]


print(take(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30))
print(take(a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8, i=9, j=10, k=11, l=12, m=13, n=14, o=15, p=16, q=17, r=18, s=19))
print(take(1, 2, 3, 4, 5, 6, 7, 8, x=1, y=2, z=3, w=4, v=5, u=6, t=7, s=8, r=9, q=10, p=11, o=12, n=13, m=14, l=15, k_=16))


def many(a, b, c, d, e, f, g, h, i, j, k=11, l=12, m=13, n=14, o=15, p=16, q=17, r=18, *s, t, u=21, v=22, **w):
    return a, j, k, r, s, t, u, v, sorted(w)


print(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, t=20))
print(many(*range(25), t=0, z=1), many(j=10, a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8, i=9, t=20, v="v"))
def kwonly(*, a, b, c, d, e, f, g, h, i=1, j=2): return a + b + c + d + e + f + g + h + i + j
print(kwonly(a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8), kwonly(**{c: 1 for c in "abcdefghij"}))
print(take(*range(300))[0:3], take(**{"k%d" % i: i for i in range(200)})[1], take(*[1] * 100, *[2] * 100, 3)[:3])
class M:
    def m(self, a, b, c, d, e=5, *f, g=7, **h): return a, b, c, d, e, f, g, sorted(h)
print(M().m(1, 2, 3, 4), M().m(1, 2, 3, 4, 5, 6, 7, g=8, h=9), M().m(*"abcd", **{"g": 1, "z": 2}), M.m(0, 1, 2, 3, 4))
l = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40]
print(sum(l), take(*l)[2], max(*l), "{} {} {} {} {} {} {} {} {} {}".format(*l))
