a = 0.0
a = -0.0
a = 0.0
a = 1.0
a = 1.0
a = 1j
a = 0j
a = -0j
a = 12345678901234567890
a = 12345678901234567890
a = 12345678901234567891
a = "a string that is long"
a = b"a string that is long"
a = "a string that is long"
a = b"a"
a = b"a"
a = ...
a = ...
a = (1, 2)
a = (1, 2)
a = (1.0, 2)
a = (True, 2)
a = ("a", "a string that is long", b"a", None, ..., (1, 0.0))
a = ("a", "a string that is long", b"a", None, ..., (1, 0.0))
a = ("a", "a string that is long", b"a", None, ..., (1, -0.0))
a = (12345678901234567890,)
a = (12345678901234567890,)
a = ()
a = ((),)
a = 1e999
a = 1e999 - 1e999
a = 1e999 - 1e999
a = math.nan
a = math.nan


def f(a=(1, 2), b=1.0, c=...):
    return "a string that is long", -0.0
