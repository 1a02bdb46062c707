# Two and three value assignments, which need no tuple, and longer ones, which do.
def swap(a, b):
    a, b = b, a
    return a, b


def rotate(a, b, c):
    a, b, c = b, c, a
    return [a, b, c]


def four(a, b, c, d):
    a, b, c, d = d, c, b, a
    return (a, b, c, d)


order = []


def e(x):
    order.append(x)
    return x


print(swap(1, 2), rotate(1, 2, 3), four(1, 2, 3, 4))
x, y = e(1), e(2)
x, y, z = e(3), e(4), e(5)
print(x, y, z, order)
l = [1, 2, 3]
l[0], l[2] = l[2], l[0]
print(l)
l[0], l[1], l[2] = l[1], l[2], l[0]
print(l)
(x, y) = (y, x)
x, (y, z) = y, (x, z)
print(x, y, z)
a, b = (1, 2)
a, b = [b, a]
a, b = {"k": 1}.popitem()
print(a, b)
a, b = b, a = a, b
print(a, b)
fib = [0, 1]
p, q = 0, 1
while len(fib) < 10:
    p, q = q, p + q
    fib.append(q)
print(fib)
