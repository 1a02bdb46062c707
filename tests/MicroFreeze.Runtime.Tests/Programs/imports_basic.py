# import in all its forms, of modules and packages beside the program.
import library
import library as lib
import library, package
import package.sub
import package.sub.deep as deep
import package.sub.deep, package.other as other
from library import value
from library import value as renamed, function
from library import (value, function as fn)
from library import (
    value,
    function,
)
from package import name
from package.sub import deep as deeper
from package.sub.deep import leaf
from package import other as o2, sub as s2

print(library.value, lib is library, lib.function(2), value, renamed, function(3), fn(4))
print(package.name, name, package.sub.name, deep.leaf(), deeper is deep, leaf(), package.sub.deep is deep)
print(other.relative, o2 is other, s2 is package.sub, package.other is other)


def local():
    import library
    from library import value as v
    import package.sub.deep as d
    return library.value + v, d.leaf()


print(local())


class C:
    import library as inside
    from library import function


print(C.inside.value, C.function is function)
try:
    import does_not_exist
except ImportError as e:
    print("ImportError")
try:
    from library import nothing
except ImportError as e:
    print("ImportError")
if True:
    import sys as system; print(system.__name__)
print(__name__, __import__("library") is library)
