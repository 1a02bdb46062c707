# A small constraint solver: 4 by 4 sudoku and magic words, with sets and recursion.
def solve(grid):
    def options(i):
        r, c = i // 4, i % 4
        used = {grid[r * 4 + k] for k in range(4)} | {grid[k * 4 + c] for k in range(4)}
        br, bc = r // 2 * 2, c // 2 * 2
        used |= {grid[(br + a) * 4 + bc + b] for a in (0, 1) for b in (0, 1)}
        return [v for v in (1, 2, 3, 4) if v not in used]
    empty = [i for i in range(16) if not grid[i]]
    if not empty: return True
    i = min(empty, key=lambda i: (len(options(i)), i))
    for v in options(i):
        grid[i] = v
        if solve(grid): return True
    grid[i] = 0
    return False


g = [1, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 2, 0, 4, 0, 0]
print(solve(g), [g[i:i + 4] for i in range(0, 16, 4)])
print(solve([1, 2, 3, 0, 0, 0, 0, 4] + [0] * 8))


def puzzle(limit=10):
    for a in range(1, limit):
        for b in range(limit):
            if b == a: continue
            for c in range(limit):
                if c in (a, b): continue
                if (a * 10 + b) * (a * 10 + b) == c * 100 + a * 10 + b or (a * 11 * 10 + b) % (c + 7) == 0 and a + b == c:
                    yield a, b, c


print(list(puzzle())[:5])
