# Physical units by operator overloading, with conversion, powers and refusals.
class Unit:
    NAMES = ("m", "kg", "s")

    def __init__(self, value, *powers): self.value, self.powers = value, powers
    def _same(self, o):
        o = o if isinstance(o, Unit) else Unit(o, 0, 0, 0)
        if o.powers != self.powers: raise TypeError(f"{self.dim()} and {o.dim()}")
        return o
    def dim(self): return "*".join(n if p == 1 else f"{n}^{p}" for n, p in zip(self.NAMES, self.powers) if p) or "1"
    def __add__(self, o): return Unit(self.value + self._same(o).value, *self.powers)
    def __sub__(self, o): return Unit(self.value - self._same(o).value, *self.powers)
    def __lt__(self, o): return self.value < self._same(o).value
    def __eq__(self, o): return isinstance(o, Unit) and (self.value, self.powers) == (o.value, o.powers)
    def __mul__(self, o): return Unit(self.value * o.value, *(a + b for a, b in zip(self.powers, o.powers))) if isinstance(o, Unit) else Unit(self.value * o, *self.powers)
    def __truediv__(self, o): return self * o ** -1 if isinstance(o, Unit) else Unit(self.value / o, *self.powers)
    def __pow__(self, n): return Unit(self.value ** n, *(p * n for p in self.powers))
    def __rmul__(self, n): return self * n
    def __neg__(self): return self * -1
    def __repr__(self): return f"{self.value:g} {self.dim()}"
    def __rshift__(self, o): return (self / o).value if (self / o).powers == (0, 0, 0) else None


m, kg, s = (Unit(1, *(int(i == j) for j in range(3))) for i in range(3))
km, h, N = 1000 * m, 3600 * s, kg * m / s ** 2
speed = 90 * km / h
print(speed, 5 * N, N * m, (3 * m) ** 2, -speed, speed >> km / h, speed >> m, 2 * m + 50 * (m / 100), sorted([3 * m, 1 * m, km])[0], m * m == m ** 2)
for bad in (lambda: m + s, lambda: kg < m, lambda: speed - 1):
    try: print(bad())
    except TypeError as e: print("TypeError", e)
total = 0 * m
for leg in (1, 2.5, 4): total += leg * km
print(total, total / (2 * h), (total / speed) >> s / 1)
