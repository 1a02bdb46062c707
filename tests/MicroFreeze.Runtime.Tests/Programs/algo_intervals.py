# Intervals and points: merging, overlap, area, convex hull, point in polygon.
def merge(spans):
    out = []
    for lo, hi in sorted(spans):
        if out and lo <= out[-1][1]: out[-1] = (out[-1][0], max(hi, out[-1][1]))
        else: out.append((lo, hi))
    return out


def cross(o, a, b): return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def hull(points):
    points = sorted(set(points))
    def half(ps):
        chain = []
        for p in ps:
            while len(chain) > 1 and cross(*chain[-2:], p) <= 0: chain.pop()
            chain.append(p)
        return chain[:-1]
    return half(points) + half(list(reversed(points)))


def area(poly): return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(poly, poly[1:] + poly[:1]))) / 2


def inside(p, poly):
    x, y = p
    odd = False
    for (x1, y1), (x2, y2) in zip(poly, poly[1:] + poly[:1]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1: odd = not odd
    return odd


square = [(0, 0), (4, 0), (4, 4), (0, 4)]
h = hull(square + [(2, 2), (1, 3), (4, 2)])
print(merge([(5, 8), (1, 3), (2, 4), (8, 9), (12, 15)]), h, area(h), area([(0, 0), (3, 0), (0, 4)]))
print([inside(p, square) for p in ((2, 2), (5, 1), (-1, 0), (1, 3.5))], merge([]), sum(hi - lo for lo, hi in merge([(0, 2), (1, 5)])))
