# Docstrings and constants as statements leave nothing behind.
"module docstring"
1
2.5
None
True
...
b"bytes"
(1, 2)
"a" "b"


def only_doc():
    """doc"""


def doc_and_more():
    "doc"
    return 1


class OnlyDoc:
    "doc"


class Pass: pass
class Dots: ...


def constant_body(): 5
def dots(): ...
def tuple_body(): (1, 2, 3)
def none_body(): None
def name_body(): only_doc
def attr_body(): only_doc.nothing_here


if 1: "text"
else: 5
for i in range(1): 5
while i: pass
print(only_doc(), doc_and_more(), constant_body(), dots(), tuple_body(), none_body(), name_body())
try:
    attr_body()
except AttributeError:
    print("AttributeError")
print(OnlyDoc.__name__, Pass.__name__, Dots.__name__)
