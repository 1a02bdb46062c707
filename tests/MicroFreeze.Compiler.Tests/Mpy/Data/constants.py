# One of each kind of constant that a module can hold.
EMPTY = ((), b"", "")
NUMBERS = (0, -1, 1 << 70, -(1 << 64), 65536, 1.5, -0.0, 1e30, 3.5j)
TEXTS = ("short", "a text that is too long to become a name", "größer als ASCII, also UTF-8 im Text", b"bytes\x00\xff", "tab\tand\nline")
NESTED = (None, True, False, ..., (1, ("two", (3.25, b"4"))))
