# Numerals and units read and written: Roman, durations, byte sizes, versions, ranges.
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
def from_roman(s): return sum(-v if i + 1 < len(s) and ROMAN[s[i + 1]] > v else v for i, v in enumerate(ROMAN[c] for c in s))


def duration(text):
    total, number = 0, ""
    for c in text:
        if c.isdigit(): number += c
        elif c in "dhms" and number:
            total += int(number) * {"d": 86400, "h": 3600, "m": 60, "s": 1}[c]
            number = ""
        elif c != " ": raise ValueError(c)
    if number: raise ValueError("no unit")
    return total


def show(seconds):
    parts = []
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60), ("s", 1)):
        n, seconds = divmod(seconds, size)
        if n: parts.append(f"{n}{unit}")
    return " ".join(parts) or "0s"


def size(n):
    for unit in ("B", "K", "M"):
        if n < 1024: return "%d%s" % (n, unit) if isinstance(n, int) else "%.1f%s" % (n, unit)
        n /= 1024
    return "%.1fG" % n


def ranges(text): return sorted({n for part in text.split(",") for a, _, b in [part.partition("-")] for n in range(int(a), int(b or a) + 1)})
version = lambda s: tuple(int(p) if p.isdigit() else p for p in s.split("."))
print([from_roman(s) for s in ("MCMXCIV", "XLIX", "II")], duration("1d 2h3m 4s"), show(93784), show(0), show(duration("90m")))
print([size(n) for n in (5, 1023, 1536, 5 << 20, 3 << 30)], ranges("1-3,7,5-6,2"), version("1.28.0") > version("1.9.9"), version("1.2.rc"))
for bad in ("5", "x", "3q"):
    try: duration(bad)
    except ValueError as e: print(bad, e)
