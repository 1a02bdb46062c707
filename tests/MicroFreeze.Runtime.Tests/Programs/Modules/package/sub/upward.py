from .. import name as from_parent
from ..other import relative
from ..sub import deep as sibling_module
from ..sub.deep import marker as top
value = 5

chain = [relative, top, value]


def sibling():
    from .deep import leaf
    return leaf()
