import a
import a.b
import a.b.c
import a as b
import a.b.c as d
import a, b.c, d as e
from a import b
from a.b import c
from a import b, c as d
from a import (
    b,
    c,
)
from . import a
from .. import a as b
from .a import b
from ...a.b import c
from .... import a
from a import *
from .a.b import *


def f():
    import a.b
    from a import b
    global c
    import c
    return a, b
