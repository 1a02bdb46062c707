# Matrices as lists of lists: product, transposition, determinant, power, spiral.
def mul(a, b): return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
def transpose(m): return [list(r) for r in zip(*m)]
def identity(n): return [[1 if i == j else 0 for j in range(n)] for i in range(n)]


def det(m):
    if len(m) == 1: return m[0][0]
    return sum((-1) ** j * m[0][j] * det([r[:j] + r[j + 1:] for r in m[1:]]) for j in range(len(m)))


def power(m, n):
    r = identity(len(m))
    while n:
        if n & 1: r = mul(r, m)
        m = mul(m, m)
        n >>= 1
    return r


def spiral(m):
    out = []
    while m:
        out += m[0]
        m = [list(r) for r in zip(*m[1:])]
        m = list(reversed(m))
    return out


a = [[1, 2], [3, 4]]
print(mul(a, a), transpose([[1, 2, 3], [4, 5, 6]]), det([[2, 0, 1], [1, 3, 2], [1, 1, 4]]), power([[1, 1], [1, 0]], 30)[0][1])
print(spiral([[1, 2, 3], [8, 9, 4], [7, 6, 5]]), mul(a, identity(2)) == a, det(a), [[a[j][i] for j in range(2)] for i in range(2)])
m = [[0] * 3 for _ in range(3)]
for i in range(3):
    for j in range(3):
        m[i][j] += i * 3 + j
        m[j][i] -= 1
print(m, [row[::1] for row in m], [max(row) for row in m], sum(map(sum, m)))
