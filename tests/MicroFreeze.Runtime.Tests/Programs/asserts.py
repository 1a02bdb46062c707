# assert, with and without message, at every optimisation level.
def check(x):
    try:
        assert x
        assert x, "message"
        assert x > 1, ("tuple", x)
        assert (x > 2), f"f-string {x}"
        return "passed"
    except AssertionError as e:
        return "failed", e.args


print([check(x) for x in (0, 1, 2, 3)])
evaluated = []


def e(x):
    evaluated.append(x)
    return x


try:
    assert e(1), e("not evaluated")
    assert not e(0)
    assert e(0), e("evaluated")
except AssertionError as error:
    print(error)
print(evaluated)
if __debug__:
    print("debug is on")
else:
    print("debug is off")
print(__debug__, not __debug__, __debug__ is True, "on" if __debug__ else "off")
while not __debug__:
    print("off")
    break
assert True
assert 1, "constant"
try:
    assert False, "constant false"
    assert 0
    print("no asserts")
except AssertionError as error:
    print(error)
