# Methods of list, dict, set, tuple, bytearray, and how loops see changes.
l = [3, 1, 2]
l.append(4); l.extend((5, 6)); l.insert(0, 0); l.remove(3); print(l, l.pop(), l.pop(0), l.index(2), l.count(1), l)
l.sort(); l.reverse(); print(l, l.copy() is l, l + l[:1], l * 2, [] == [], l < [9], l[-1:]); l.clear(); print(l)
l = [1, 2, 3]; l[1:2] = "xyz" and ["x", "y"]; del l[0]; l += [4]; l *= 1; print(l, 4 in l)
d = {"a": 1}
d.update({"b": 2}); d.update(c=3); d["d"] = d.get("z", 4); print(sorted(d), sorted(d.values()), sorted(d.items()), d.pop("a"), d.pop("q", None), d.setdefault("e", []), len(d))
print("b" in d, "z" not in d, d == dict(d), {}, dict.fromkeys("xy", 0) == {"x": 0, "y": 0}, bool({}), sorted(k for k in d if k != "e")); del d["b"]; d.clear(); print(d)
s = {1, 2}
s.add(3); s.update([4], (5,)); s.discard(9); s.remove(1); print(sorted(s), s & {2, 9}, sorted(s | {9}), sorted(s - {2}), sorted(s ^ {2, 9}), s >= {2}, s.issubset({2}), s.isdisjoint({7}), len(s))
s |= {8}; s &= {8, 2}; s -= {2}; s ^= {1, 8}; print(s, frozenset([1, 1]) == {1}, {frozenset({1}): "f"}[frozenset([1])])
t = (1, 2, 2)
print(t.count(2), t.index(2), t + (3,), t * 2, t[0], t[1:], t < (1, 3), hash(t) == hash((1, 2, 2)), tuple("ab"), () < (0,))
b = bytearray(b"abc")
b.append(100); b.extend(b"ef"); b[0] = 65; b += b"!"; print(b, b[1:3], len(b), bytes(b), b"c" in b, b.find(b"d"), list(b)[:2])
m = memoryview(b); m[1] = 0x42; print(b, len(m), m[0], bytes(m[1:3]))
for bad in (lambda: [].pop(), lambda: {}["x"], lambda: set().pop(), lambda: [1].remove(2), lambda: (1,).index(3), lambda: [1][5], lambda: {[]: 1}, lambda: bytearray([256]) and 1 // 0):
    try: print(bad())
    except Exception as e: print(type(e).__name__, end=" ")
print()
lst = [1, 2, 3]
for x in lst:
    if x == 1: lst.append(9)
    print(x, end=" ")
print(lst)
