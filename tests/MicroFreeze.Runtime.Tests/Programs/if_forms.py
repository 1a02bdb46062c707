# if, elif, else: constant conditions, nested, one-liners, and conditions that are comparisons or boolean operations.
def kind(x):
    if x is None:
        return "none"
    elif x is True or x is False:
        return "bool"
    elif isinstance(x, int) and not x:
        return "zero"
    elif isinstance(x, (int, float)):
        if x < 0: return "negative"
        elif x > 100: return "big"
        else:
            if x % 2:
                return "odd"
        return "even"
    elif not x: return "empty"
    else: return "other"


print([kind(x) for x in (None, True, 0, -1, 101, 3, 4, "", [], "x")])
if 1: print("if 1")
if 0: print("if 0")
else: print("else of 0")
if 0:
    print("no")
elif 1:
    print("elif 1")
else:
    print("no")
if True:
    pass
elif print("never"):
    pass
if False: pass
elif False: pass
else: print("all false")
if not 0: print("not 0")
if not 1: print("not 1")
if None: print("None")
if "": print("empty str")
if "x": print("str")
if (): print("empty tuple")
if (0,): print("tuple")
if 0.0: print("float zero")
if ...: print("ellipsis")
a, b = 3, 0
if a and b: print("and")
if a or b: print("or")
if a and not b: print("and not")
if not (a and b): print("not and")
if not a or not b: print("or of nots")
if a == 3 and b == 0 and (a > b or b > a): print("mixed")
if a: b = 1; print("two"); print("statements")
if a:
    if b:
        if not a: print("no")
        else: print("nested else")
if __debug__: print("debug") if a else None
