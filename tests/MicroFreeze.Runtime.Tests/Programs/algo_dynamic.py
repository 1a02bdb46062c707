# Dynamic programming: knapsack, common subsequence, coins, partitions, longest increasing run, memo by dict.
def knapsack(items, cap):
    best = [0] * (cap + 1)
    for w, v in items:
        for c in range(cap, w - 1, -1): best[c] = max(best[c], best[c - w] + v)
    return best[cap]


def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            t[i + 1][j + 1] = t[i][j] + a[i] if a[i] == b[j] else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]


def coins(n, kinds, memo={}):
    if n == 0: return []
    if n < 0: return None
    if (key := (n, kinds)) not in memo:
        best = None
        for k in kinds:
            if (rest := coins(n - k, kinds)) is not None and (best is None or len(rest) + 1 < len(best)): best = [k] + rest
        memo[key] = best
    return memo[key]


def partitions(n):
    p = [1] + [0] * n
    for k in range(1, n + 1):
        for i in range(k, n + 1): p[i] += p[i - k]
    return p[n]


def lis(a):
    tails = []
    for x in a:
        lo, hi = 0, len(tails)
        while lo < hi:
            mid = lo + hi >> 1
            if tails[mid] < x: lo = mid + 1
            else: hi = mid
        tails[lo:lo + 1] = [x]
    return len(tails)


def catalan(n, m={0: 1}):
    if n not in m: m[n] = sum(catalan(i) * catalan(n - 1 - i) for i in range(n))
    return m[n]


print(knapsack([(3, 4), (4, 5), (7, 10), (8, 11), (9, 13)], 17), lcs("AGGTAB", "GXTXAYB"), coins(27, (1, 5, 12)), coins(3, (2,)), partitions(30), lis([3, 1, 4, 1, 5, 9, 2, 6, 5, 3]), catalan(15))
