# Line numbers as the traceback shows them: over blank lines, long statements, nested calls.
import sys


def thrower(n):


    if n == 0:
        raise ValueError("zero")
    elif n == 1:
        return [
            1,
            2 // 0,
        ]
    elif n == 2:
        x = (1 +
             2 +
             undefined_name)
    elif n == 3:
        """
        a string that takes
        several lines
        """; {}["k"]
    elif n == 4: return (lambda:
                         None.attribute)()
    elif n == 5:
        for i in range(3):
            if i == 2:
                int("x",
                    10)

















    elif n == 6:
        with open("/does/not/exist"):
            pass
    return max(
        1,
        thrower(n
                - 1) if n > 7 else [][5])


class C:
    def method(self):
        thrower(0)


for n in range(9):
    try:
        thrower(n)
    except Exception as e:
        sys.print_exception(e, sys.stdout)
try:
    C().method()
except ValueError as e:
    sys.print_exception(e, sys.stdout)
try:
    [thrower(0) for _ in "a"]
except ValueError as e:
    sys.print_exception(e, sys.stdout)
def gen():
    yield 1

    raise KeyError("g")
try:
    list(gen())
except KeyError as e:
    sys.print_exception(e, sys.stdout)
