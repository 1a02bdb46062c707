def p1am():
    yield 1
