from . import other
from .other import relative as one
from . import sub as up
from .sub import deep as two_module, name as two
from .sub.deep import leaf, marker as three
from .sub.deep import *
from .listed import (
    listed_one as four,
    listed_two,
)
from . import name as package_name

results = [one, two_module.leaf(), leaf(), listed_two, other.relative]
