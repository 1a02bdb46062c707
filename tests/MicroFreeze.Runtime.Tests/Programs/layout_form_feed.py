# Form feeds between tokens count as spaces, as old sources have them.
def f(): return 1
def g():
    return 2
print(f(),g())
