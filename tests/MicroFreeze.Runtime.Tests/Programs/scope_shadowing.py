# One name at many levels: builtin, global, enclosing, local, class, comprehension, parameter, exception, import.
max = "global max"
def f(max):
    def g():
        max = "g"
        class C:
            max = "class"
            seen = max
            def m(self): return max
            lst = [max for max in "ab"]
        return C.seen, C().m(), C.lst, max
    return g(), max
print(f("param"), max)
del max
print(max(1, 2))
def unbound(flag):
    if flag: name = 1
    try: return name
    except NameError: return "unbound"
print(unbound(1), unbound(0))
def loops():
    for i in range(2): pass
    j = [i for i in "xy"]
    with open_() as i: k = i
    try: raise ValueError("e")
    except ValueError as i: l = i.args
    try: return i
    except NameError: return j, k, l
class open_:
    def __enter__(self): return "with"
    def __exit__(self, *a): pass
print(loops())
def imports():
    import library as max
    from library import value as min
    return max.__name__, min
print(imports(), min(3, 4))
def conditional(flag):
    if flag:
        def helper(): return "defined"
    return helper() if flag else "none"
print(conditional(True), conditional(False))
y = "module"
class Outer:
    y = "outer"
    class Inner:
        z = y
        def m(self): return y
    def n(self): return self.y, Outer.y, y
print(Outer.Inner.z, Outer.Inner().m(), Outer().n())
def g():
    global y
    def h():
        nonlocal_y = y
        return nonlocal_y
    y = "changed"
    return h()
print(g(), y, [y for y in "q"], y, (lambda y: y)("arg"), y)
def reassign(len=len): len = len("abc"); return len
print(reassign(), len("ab"))
