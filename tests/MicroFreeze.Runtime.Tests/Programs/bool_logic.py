# and, or, not: values, short circuits, as conditions and as results.
def say(tag, value):
    print(tag, end=" ")
    return value


for a in (0, 1):
    for b in (0, 1):
        for c in (0, 2):
            print(say("a", a) and say("b", b) or say("c", c))
            if say("a", a) and (say("b", b) or not say("c", c)):
                print("yes")
            else:
                print("no")
print(None or [] or "" or 0 or "last")
print(1 and "x" and [1] and {})
print(not None, not [], not [0], not "", not "x", not (not 1))
print((1 or 2) and (0 or 3) and not (0 and 1))
x = 5
print(x and x > 3 and x < 10, x > 10 or x == 5 or x, not x == 5, not x is None)
while not x < 3 and (x != 4 or True):
    x -= 1
print(x)
flag = True
flag = flag and not flag or flag
print(flag, True and False, True or False, True == 1, True + True)
