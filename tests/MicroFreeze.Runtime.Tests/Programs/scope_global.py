# global: reading, writing, declaring in functions and classes.
x = "module"
count = 0


def read():
    return x


def shadow():
    x = "local"
    return x


def write():
    global x
    x = "written"


def several():
    global count, fresh
    count += 1
    fresh = count * 10


print(read(), shadow(), x)
write()
print(read(), x)
several()
several()
print(count, fresh)


class C:
    global cx
    cx = "from class"
    x = "class"
    y = x + "!"

    def m(self):
        return x


print(cx, C.x, C.y, C().m())


def outer():
    x = "outer"

    def inner():
        global x
        x = "inner wrote"
        return x
    return x, inner(), x


print(outer(), x)
for i in range(2):
    global_loop = i
print(i, global_loop)
global declared
declared = "at module level"
print(declared)


def imports():
    global sys_alias
    import sys as sys_alias


imports()
print(sys_alias.__name__)


def defines():
    global made, Made
    def made(): return "made"
    class Made: v = 1


defines()
print(made(), Made.v)
