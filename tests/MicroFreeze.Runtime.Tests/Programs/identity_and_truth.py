# is, ==, in and truth of every kind of constant and container.
VALUES = [None, True, False, 0, 1, -1, 0.0, 1.0, 0j, 1j, "", "a", b"", b"a", (), (0,), [], [0], {}, {0: 0}, set(), {0}, ..., 10 ** 20, 0 * 10 ** 20, range(0), range(1)]
print("".join("1" if v else "0" for v in VALUES))
print("".join("1" if not v else "0" for v in VALUES))
print([a == b for a, b in ((1, 1.0), (1, True), (0, False), ("", None), ((), []), (b"a", "a"), (1, 1 + 0j), ([1], [1.0]), ({1: 2}, {1.0: 2.0}), ((1, 2), (1, 2)), (10 ** 20, 1e20), (..., Ellipsis), ({1}, {1, 1}))])
print(None is None, None is not None, True is True, True is not False, ... is ..., () is () or True, "abc" is "abc" or True, 1 is not None, [] is not [])
print(1 in [1.0], True in [1], "" in "abc", "bc" in "abc", b"b" in b"abc", None in [None], 2 in {2: 3}, 3 in {2: 3}, 3 in {2: 3}.values(), (1,) in [(1,)], 5 in range(0, 10, 5), 4 in range(0, 10, 5))
print([bool(v) for v in (not None, not not [], not [[]], not 0 == 0, not (0 and 1), 0 or not 1)])
x = None
print("none" if x is None else "some", x is None or x.attr, x is not None and x.attr, (x or {}).get("k", "d"), [] or () or {} or "last", 1 and [] and 2)
if x is None and not x and x is not True and x != 0: print("chained")
print(1 < 2 < 3 < 4, 1 < 3 > 2, 1 == 1.0 == True, 1 != 2 != 1, (1 < 2) == True, 1 < 2 == True, 3 > 2 == True, "a" in "ab" in ["ab"], 1 in (1, 2) != False, not 1 in (2, 3), not (1 in (2, 3)))
nan = float("nan"); l = [nan]
print(nan == nan, nan != nan, nan is nan, l == l, -0.0 == 0.0, float("inf") == float("inf"), [1, [2, [3]]] == [1, [2, [3]]], [1, 2] < [1, 3], "a" < "b" <= "b", (1, "a") < (1, "b"), [] < [0])
