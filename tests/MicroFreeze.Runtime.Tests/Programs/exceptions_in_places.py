# Exceptions out of every kind of place: conditions, iterables, targets, arguments, displays, defaults, decorators, with items.
def boom(tag="boom"): raise ValueError(tag)
class Bad:
    def __getattr__(self, n): raise ValueError("get " + n)
    def __setitem__(self, k, v): raise ValueError("set")
    def __iter__(self): raise ValueError("iter")
    def __bool__(self): raise ValueError("bool")
    def __add__(self, o): raise ValueError("add")
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): pass
    def __contains__(self, v): raise ValueError("contains")
    def __len__(self): raise ValueError("len")
    def __call__(self): raise ValueError("call")


bad = Bad()
PLACES = """if bad: pass
while bad: pass
for x in bad: pass
for bad[0] in [1]: pass
a, b = bad
bad[0] = 1
bad.x
bad + 1
x = [1, boom("list"), 2]
x = {1: boom("dict")}
x = {boom("set")}
x = (1, boom("tuple"))
x = 1 if bad else 2
x = bad and 1
x = not bad
x = 1 in bad
len(bad)
bad()
with bad: pass
with open("/none/none") as f: pass
print(*bad)
dict(**bad)
def f(a=boom("default")): pass
@boom("decorator")
def f(): pass
class C(boom("base")): pass
class C: x = boom("body")
lambda: boom("never") or 1; boom("after")
x = [y for y in bad]
x = [boom("element") for y in "a"]
x = [y for y in "a" if bad]
assert 1 < boom("assert"), 1
raise boom("raise")
del bad.nothing[0]
import nothing_like_this
from sys import nothing
x = f"{boom('fstring')}"
x = f"{1:{boom('spec')}}"
return_ = (lambda: boom("lambda"))()
1 < 2 < boom("chain")
x: boom("annotation") = 1
global_name_missing
x = y = boom("value")
[].pop(boom("argument"))
x = (yield_ := boom("walrus"))"""
for line in PLACES.replace("\"decorator\")\n", "\"decorator\")~").split("\n"):
    try:
        exec(line.replace("~", "\n"), globals())
        print("fine:", line)
    except (ValueError, AttributeError, OSError, ImportError, NameError, TypeError) as e:
        print(type(e).__name__, e if type(e) is ValueError else "", end="; ")
print()
