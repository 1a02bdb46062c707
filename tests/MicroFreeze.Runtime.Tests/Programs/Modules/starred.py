from library import value as _v

from_starred = _v + 1
