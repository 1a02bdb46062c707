class M:
    __slots__ = ()
__version__ = "1.0"
