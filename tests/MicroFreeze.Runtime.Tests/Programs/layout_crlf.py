# Lines that end in carriage return and line feed, also in strings and continued lines.
def f(x):
    if x:
        return """a
b"""
    return "c\
d" \
        + "e"


print(repr(f(1)), repr(f(0)))
print([1,
       2])  # comment
for i in range(2):

    print(i)
# end
