# State machines: by dict of functions, by coroutine, by class methods.
def vending():
    paid = 0
    log = []
    while True:
        event = yield log[-1] if log else "ready"
        if event is None: return log
        kind, *rest = event
        if kind == "coin": paid += rest[0]; log.append(f"paid {paid}")
        elif kind == "select":
            (price,) = rest
            if paid < price: log.append(f"short {price - paid}")
            else:
                paid -= price
                log.append("sold" if not paid else f"sold, change {paid}")
                paid = 0
        else: log.append("?")


m = vending()
print(next(m), [m.send(e) for e in (("coin", 50), ("select", 80), ("coin", 50), ("select", 80), ("kick",))])
try: m.send(None)
except StopIteration as e: print(e.value)


class Light:
    def red(self, t): return self.green if t >= 3 else self.red
    def green(self, t): return self.yellow if t >= 2 else self.green
    def yellow(self, t): return self.red if t >= 1 else self.yellow

    def run(self, n):
        state, since, out = self.red, 0, []
        for _ in range(n):
            since += 1
            new = state(since)
            out.append("R" if new == self.red else "G" if new == self.green else "Y")
            if new != state: state, since = new, 0
        return "".join(out)


print(Light().run(14))
TRANSITIONS = {("start", str.isdigit): "int", ("int", str.isdigit): "int", ("int", lambda c: c == "."): "dot", ("dot", str.isdigit): "frac", ("frac", str.isdigit): "frac"}


def classify(s):
    state = "start"
    for c in s:
        for (a, test), b in TRANSITIONS.items():
            if a == state and test(c): state = b; break
        else: return "bad at " + repr(c)
    return state


print([classify(s) for s in ("12", "12.5", "1.", "", "x", "1.2.3")])
