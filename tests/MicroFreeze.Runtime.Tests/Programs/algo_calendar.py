# Dates without a library: leap years, weekdays, day numbers, a month's page.
DAYS = 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
def leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
def month_days(y, m): return DAYS[m - 1] + (m == 2 and leap(y))


def weekday(y, m, d):
    if m < 3: y -= 1
    return (y + y // 4 - y // 100 + y // 400 + (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)[m - 1] + d) % 7


def ordinal(y, m, d): return sum(month_days(y, i) for i in range(1, m)) + d


def add(y, m, d, n):
    d += n
    while d > (k := month_days(y, m)):
        d -= k
        m += 1
        if m > 12: y, m = y + 1, 1
    while d < 1:
        y, m = (y, m - 1) if m > 1 else (y - 1, 12)
        d += month_days(y, m)
    return y, m, d


def page(y, m):
    cells = ["  "] * ((weekday(y, m, 1) + 6) % 7) + ["%2d" % d for d in range(1, month_days(y, m) + 1)]
    return "\n".join(" ".join(cells[i:i + 7]) for i in range(0, len(cells), 7))


print([leap(y) for y in (1900, 2000, 2023, 2024)], weekday(2024, 2, 29), weekday(1970, 1, 1), ordinal(2024, 12, 31), ordinal(2023, 3, 1))
print(add(2024, 2, 28, 2), add(2024, 1, 1, -1), add(2023, 12, 31, 366), add(2024, 3, 1, -60))
print(page(2024, 2))
