# The module's own names: globals(), changing them, modules as objects, names of imported ones.
import library
import package.sub.deep

x = 1
globals()["made"] = "by dict"
print(made, "x" in globals(), globals()["x"], sorted(n for n in globals() if n in ("x", "made", "library")))
def read(): return made, x
made = "again"
print(read())
library.value = 100
print(library.function(2), library.value)
library.extra = lambda: "added"
print(library.extra(), hasattr(library, "extra"), getattr(library, "nothing", "default"))
del library.extra
print(hasattr(library, "extra"), package.sub.deep.__name__, library.__name__, package.__name__)
from library import value
library.value = 42
print(value, library.value)
def set_global(name, v): globals()[name] = v
set_global("late", 5)
print(late + 1)
def shadowing():
    library = "local"
    return library
print(shadowing(), library.__name__)
class Names:
    x = "class x"
    def get(self): return x
    y = x + "!"
print(Names().get(), Names.y, x)
for name in ("a1", "a2"): exec(name + " = name * 2")
print(a1, a2, __name__, [k for k in dir(library) if k[0] != "_"] == sorted(k for k in dir(library) if k[0] != "_") or "order")
