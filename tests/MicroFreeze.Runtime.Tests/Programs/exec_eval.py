# exec, eval and compile at run time, beside compiled code.
print(eval("1 + 2"), eval("a * 2", {"a": 5}), eval("[i for i in range(3)]"))
exec("x = 5\nfor i in range(2):\n    x += i")
print(x)
g = {}
exec("def f(n): return n * 2", g)
print(g["f"](4))
code = compile("y = x + 1", "name", "exec")
exec(code)
print(y, eval(compile("y * 2", "", "eval")))


def local():
    z = 3
    try:
        return eval("z")
    except NameError:
        return "locals are not seen"


print(local(), eval("(lambda q: q + 1)(2)"))
for text in ("1 +", "def", "a b", "return 1", "x = ", "(", "'"):
    try:
        exec(text)
        print("fine", text)
    except SyntaxError:
        print("SyntaxError", repr(text))
exec("import library")
print(library.value, eval("library.function(1)"))
