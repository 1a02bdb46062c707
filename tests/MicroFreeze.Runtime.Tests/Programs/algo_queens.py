# N queens by backtracking generators and by bit masks.
def queens(n, row=0, cols=(), ):
    if row == n:
        yield cols
        return
    for c in range(n):
        if all(c != q and abs(c - q) != row - r for r, q in enumerate(cols)):
            yield from queens(n, row + 1, cols + (c,))


def count(n):
    full = (1 << n) - 1

    def place(cols, left, right):
        if cols == full: return 1
        total = 0
        free = full & ~(cols | left | right)
        while free:
            bit = free & -free
            free ^= bit
            total += place(cols | bit, (left | bit) << 1, (right | bit) >> 1)
        return total
    return place(0, 0, 0)


print(next(queens(6)), list(queens(4)), [sum(1 for _ in queens(n)) for n in range(1, 7)], [count(n) for n in range(1, 8)])
print("\n".join(" ".join("Q" if c == q else "." for c in range(5)) for q in next(queens(5))))
