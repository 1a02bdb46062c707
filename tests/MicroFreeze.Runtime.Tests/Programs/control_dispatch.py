# Long chains of elif, dispatch by dict, by getattr and by nested conditions, all giving the same.
def chain(n):
    if n == 0: return "zero"
    elif n == 1: return "one"
    elif n == 2: return "two"
    elif n == 3: return "three"
    elif n == 4: return "four"
    elif n == 5: return "five"
    elif n == 6: return "six"
    elif n == 7: return "seven"
    elif n == 8: return "eight"
    elif n == 9: return "nine"
    elif n == 10: return "ten"
    elif n < 0: return "minus " + chain(-n)
    elif n % 2: return "odd"
    else: return "many"


TABLE = {0: "zero", 1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
def table(n): return TABLE.get(n) or ("minus " + table(-n) if n < 0 else "odd" if n % 2 else "many")


def halves(n):
    if n < 0: return "minus " + halves(-n)
    if n <= 5:
        if n <= 2:
            if n == 0: return "zero"
            else: return "one" if n == 1 else "two"
        return ("three", "four", "five")[n - 3]
    if n <= 10:
        return ["six", "seven", "eight", "nine", "ten"][n - 6]
    return "odd" if n & 1 else "many"


class ByName:
    def __getattr__(self, name): return lambda n: "odd" if n % 2 else "many"
for k, v in TABLE.items(): setattr(ByName, "n%d" % k, (lambda v: lambda self, n: v)(v))
by_name = lambda n: "minus " + by_name(-n) if n < 0 else getattr(ByName(), "n%d" % n)(n)
print([chain(n) for n in (0, 5, 10, 11, 12, -3)])
print(all(chain(n) == table(n) == halves(n) == by_name(n) for n in range(-15, 16)))
