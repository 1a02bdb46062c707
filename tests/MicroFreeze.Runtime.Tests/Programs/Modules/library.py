# A module that programs import.
value = 42
_private = "hidden"


def function(x):
    return x * value
