# Every augmented assignment, on names, attributes, subscripts and locals.
class Box:
    pass


box = Box()
box.v = 100
items = [100]
name = 100


def run():
    local = 100
    local += 7; print(local)
    local -= 3; print(local)
    local *= 2; print(local)
    local //= 3; print(local)
    local %= 50; print(local)
    local **= 2; print(local)
    local <<= 3; print(local)
    local >>= 2; print(local)
    local &= 0xff; print(local)
    local |= 0x100; print(local)
    local ^= 0x55; print(local)
    local /= 4; print(local)


run()
name += 1; name -= 2; name *= 3; name //= 4; name %= 50; name **= 2; name <<= 1; name >>= 2; name &= 0xfff; name |= 1; name ^= 2
print(name)
box.v += 1; box.v -= 2; box.v *= 3; box.v //= 4; box.v %= 50; box.v **= 2; box.v <<= 1; box.v >>= 2; box.v &= 0xfff; box.v |= 1; box.v ^= 2
print(box.v)
items[0] += 1; items[0] -= 2; items[0] *= 3; items[-1] //= 4; items[0] %= 50; items[0] **= 2; items[0] <<= 1
print(items)
a = b = [1]
a += [2]
a *= 2
print(a, b, a is b)
s = "x"
s += "y" * 3
t = (1,)
t += 2,
print(s, t)
d = {"k": 1}
d["k"] += d["k"] + (lambda: 5)()
print(d)
