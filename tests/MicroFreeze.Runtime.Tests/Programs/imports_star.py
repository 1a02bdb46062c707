# from module import *, with and without __all__.
from library import *
from package.listed import *
from starred import *

print(value, function(1))
try:
    print(_private)
except NameError:
    print("private names stay")
print(listed_one, listed_two)
try:
    print(not_listed)
except NameError:
    print("not in __all__")
print(from_starred)
