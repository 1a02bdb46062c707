from . import name as relative
