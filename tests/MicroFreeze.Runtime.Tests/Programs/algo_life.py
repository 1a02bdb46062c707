# The game of life on a set of cells, and on a bytearray.
def step(cells):
    near = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    near[x + dx, y + dy] = near.get((x + dx, y + dy), 0) + 1
    return {c for c, n in near.items() if n == 3 or n == 2 and c in cells}


def show(cells, w=6, h=6):
    return "/".join("".join("#" if (x, y) in cells else "." for x in range(w)) for y in range(h))


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for i in range(5):
    print(show(glider))
    glider = step(glider)


def flat(board, w, h):
    new = bytearray(len(board))
    for y in range(h):
        for x in range(w):
            n = -board[y * w + x]
            for yy in range(y - 1, y + 2):
                for xx in range(x - 1, x + 2):
                    n += board[yy % h * w + xx % w]
            new[y * w + x] = n == 3 or n == 2 and board[y * w + x]
    return new


b = bytearray(25)
for i in (11, 12, 13): b[i] = 1
print(b == flat(flat(b, 5, 5), 5, 5), [i for i, c in enumerate(flat(b, 5, 5)) if c])
