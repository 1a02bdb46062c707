# A class hierarchy with abstract methods, class registries, comparison and formatting.
class Shape:
    kinds = {}
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    def area(self): raise NotImplementedError(self.name)
    def __lt__(self, o): return self.area() < o.area()
    def __str__(self): return "{}({:.2f})".format(self.name, self.area())

    @classmethod
    def register(cls, kind):
        def deco(c):
            cls.kinds[kind] = c
            return c
        return deco

    @staticmethod
    def make(spec):
        kind, *args = spec.split()
        return Shape.kinds[kind](*map(float, args))


@Shape.register("rect")
class Rect(Shape):
    def __init__(self, w, h, name="rect"): super().__init__(name); self.w, self.h = w, h
    def area(self): return self.w * self.h


@Shape.register("square")
class Square(Rect):
    def __init__(self, a): super().__init__(a, a, name="square")


@Shape.register("circle")
class Circle(Shape):
    pi = 3.14159
    def __init__(self, r): Shape.__init__(self, "circle"); self.r = r
    def area(self): return self.pi * self.r ** 2


shapes = [Shape.make(s) for s in ("rect 2 3", "circle 1", "square 2")]
print([str(s) for s in sorted(shapes)], str(max(shapes, key=lambda s: s.area())), Shape.count, sorted(Shape.kinds))
print([isinstance(s, Rect) for s in shapes], f"{shapes[0]} {shapes[1]!s:>15}", "%s" % shapes[2])
try: Shape("abstract").area()
except NotImplementedError as e: print("NotImplementedError", e)
try: Shape.make("blob 1")
except KeyError as e: print("KeyError", e)
