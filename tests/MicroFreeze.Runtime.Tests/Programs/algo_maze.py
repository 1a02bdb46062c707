# A maze: reading, flood fill, shortest way, drawing it.
MAZE = """#########
#S..#...#
#.#.#.#.#
#.#...#.#
#.#####.#
#......E#
#########"""


class Maze:
    STEPS = {"N": (0, -1), "E": (1, 0), "S": (0, 1), "W": (-1, 0)}

    def __init__(self, text):
        self.rows = [list(r) for r in text.split("\n")]
        self.start, self.end = (next((x, y) for y, r in enumerate(self.rows) for x, c in enumerate(r) if c == k) for k in "SE")

    def __getitem__(self, xy): x, y = xy; return self.rows[y][x]
    def __setitem__(self, xy, c): x, y = xy; self.rows[y][x] = c
    def near(self, p): return ((d, (p[0] + dx, p[1] + dy)) for d, (dx, dy) in sorted(self.STEPS.items()) if self[p[0] + dx, p[1] + dy] != "#")

    def solve(self):
        came, queue = {self.start: None}, [self.start]
        for p in queue:
            if p == self.end: break
            for d, q in self.near(p):
                if q not in came:
                    came[q] = (d, p)
                    queue.append(q)
        else: return None
        way = ""
        while came[p]:
            d, p = came[p]
            way = d + way
        return way

    def draw(self, way):
        p = self.start
        for d in way[:-1]:
            dx, dy = self.STEPS[d]
            p = p[0] + dx, p[1] + dy
            self[p] = "+"
        return "\n".join("".join(r) for r in self.rows)

    def fill(self, p, seen=None):
        seen = seen if seen is not None else set()
        if p not in seen:
            seen.add(p)
            for _, q in self.near(p): self.fill(q, seen)
        return len(seen)


m = Maze(MAZE)
way = m.solve()
print(way, len(way), m.fill(m.start))
print(m.draw(way))
m[1, 2] = m[2, 1] = "#"
print(m.solve())
