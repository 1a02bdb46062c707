# viper: objects beside machine integers: arguments, results, calls, attributes, containers, strings.
import micropython


@micropython.viper
def plain(a, b): return a + b
@micropython.viper
def typed(a: object, b: int) -> object: return a[b]
@micropython.viper
def convert(a: int, u: uint, c: bool): return [a, u, c, a + 1]
@micropython.viper
def casts(x) -> int: return int(x) + int(True) + int(len("abc"))
@micropython.viper
def container(n: int):
    l = [n, n + 1]
    d = {"v": "v", "k": l}
    t = (n, None, True, "s", 1.5)
    l.append(n * 2)
    l[0] = n - 1
    i = 1
    return l, d["k"], t, l[i], len(l), d
@micropython.viper
def attributes(o, n: int):
    o.x = n
    o.y = o.x
    o.x += o.step
    return o.x, o.method(n), o.method(k=n)
@micropython.viper
def calls(f, n: int): return f(n), f(n, n + 1), f(n, k=n), f(*[n]), f(**{"k": "w"}), max(n, 3)
@micropython.viper
def nothing(): pass
@micropython.viper
def returns_none() -> object: return None
@micropython.viper
def texts(s): return s + "x", "literal", b"bytes", f"{s}!", s.upper()
@micropython.viper
def items(s, i: int): return s[0], s[i], s[i + 1]
@micropython.viper
def globals_() -> int:
    global g
    g = 10
    return int(g) + int(h)


class O:
    step = 5
    def method(self, n=0, k=0): return n, k


g, h = 1, 2
print(plain(1, 2), plain("a", "b"), typed("abcd", 3), convert(1, 2, True), casts(5), container(4), attributes(O(), 6))
print(calls(lambda *a, **k: (a, k), 7), nothing(), returns_none(), texts("t"), items("abcd", 1), globals_(), g)
