# Assignment to names, attributes, subscripts, slices, tuples, lists and chains of them.
class O:
    pass


o = O()
l = [0, 1, 2, 3, 4]
a = b = c = 5
print(a, b, c)
o.x = l[0] = d = 7
print(o.x, l[0], d)
(e) = 1
(f, g) = 2, 3
[h, i] = 4, 5
print(e, f, g, h, i)
j, = [9]
(k,) = (10,)
[m] = [11]
print(j, k, m)
n, (p, q), [r, (s,)] = 1, (2, 3), [4, (5,)]
print(n, p, q, r, s)
o.a, o.b, l[1], l[-1] = "a", "b", "l1", "l-1"
print(o.a, o.b, l)
l[1:3] = [20, 30, 40]
print(l)
t = u, v = (1, 2)
print(t, u, v)
w = (x, y) = [z, *rest] = 1, 2
print(w, x, y, z, rest)
o.p = O()
o.p.q = [[0, 0], [0, 0]]
o.p.q[1][0] = o.p.r = "deep"
print(o.p.q, o.p.r)
i = 0
i, l[i] = 1, "index one"
print(i, l)
