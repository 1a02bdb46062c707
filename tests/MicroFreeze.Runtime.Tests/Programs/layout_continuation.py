# Lines continued by backslash and by brackets.
a = 1 + \
    2 + \
    3
b = (1 +
     2
     + 3)
c = [
    1,  # one
    # nothing here

    2,
]
d = {"k":
     "v", "l"
     : "w"}
if a == 6 and \
   b == 6:
    print("continued", a, b, c, sorted(d.items()))
print(a,
b,
          c,
    )
def f(a,
      b=2,
      *c,
      **d
      ):
    return (a,
            b,
            c,
            d)
print(f(1,
        *[3,
          4],
        k=5
        ))
x = \
  5
y = x \
  .__class__.__name__ if hasattr(x, "__class__") else "int"
z = "a" \
    "b"
assert x == \
    5, \
    "message"
for i \
        in \
        range(2):
    print \
        (i)
from library import \
    value
import library \
    as lib
print(x, y, z, value, lib.value); print(
    "end"
); t = (
    1, 2
); print(t)
print([i
       for i in
       range(3)
       if i
       ], {1:
           2}[
    1
], (lambda
    q:
    q)(3), "multi \
line", """tri
  ple""", not \
  True)
