"""Days, months, and when they begin."""

MONTHS = (
    ("January", 31), ("February", 28), ("March", 31), ("April", 30), ("May", 31), ("June", 30),
    ("July", 31), ("August", 31), ("September", 30), ("October", 31), ("November", 30), ("December", 31),
)
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

BEGINNINGS = []
total = 0
for name, days in MONTHS:
    BEGINNINGS.append(total)
    total += days
del total, name, days


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def day_of_year(year, month, day):
    return BEGINNINGS[month - 1] + day + (1 if month > 2 and is_leap(year) else 0)


def weekday(year, month, day):
    before = year - 1
    ordinal = before * 365 + before // 4 - before // 100 + before // 400 + day_of_year(year, month, day)
    return (ordinal + 6) % 7
