# Converts values for people.

UNITS = (("TB", 1 << 40), ("GB", 1 << 30), ("MB", 1 << 20), ("kB", 1 << 10), ("B", 1))


def size(value):
    for unit, factor in UNITS:
        if value >= factor:
            return "{:.1f} {}".format(value / factor, unit)
    return "0 B"


def duration(seconds):
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = []
    for value, unit in ((days, "d"), (hours, "h"), (minutes, "min"), (seconds, "s")):
        if value or (unit == "s" and not parts):
            parts.append(f"{value} {unit}")
    return " ".join(parts)


def table(rows, separator="  "):
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(separator.join(cell + " " * (width - len(cell)) for cell, width in zip(row, widths)) for row in rows)


def bar(value, full, width=20):
    filled = min(width, max(0, value * width // full))
    return "#" * filled + "." * (width - filled)
