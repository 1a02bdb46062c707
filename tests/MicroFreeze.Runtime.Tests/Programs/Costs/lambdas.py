# Functions as values.

OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "min": lambda a, b: a if a < b else b,
    "max": lambda a, b: a if a > b else b,
}
UNITS = [("mm", lambda metres: metres * 1000), ("cm", lambda metres: metres * 100), ("km", lambda metres: metres / 1000)]

compose = lambda *functions: lambda value: [value := function(value) for function in functions][-1]
identity = lambda value: value


def evaluate(words):
    stack = []
    for word in words:
        if word in OPERATORS:
            right = stack.pop()
            stack.append(OPERATORS[word](stack.pop(), right))
        else:
            stack.append(float(word))
    return stack[0]
