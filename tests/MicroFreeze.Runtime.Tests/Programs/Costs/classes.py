# Classes that inherit, with methods of all kinds.


class Shape:
    sides = 0

    def __init__(self, name):
        self.name = name

    def area(self):
        raise NotImplementedError

    def __repr__(self):
        return "<{} {}>".format(self.name, self.area())

    @staticmethod
    def unit():
        return Square(1)

    @classmethod
    def named(cls, name):
        return cls(name)


class Square(Shape):
    sides = 4

    def __init__(self, side):
        super().__init__("square")
        self.side = side

    def area(self):
        return self.side * self.side


class Circle(Shape):
    def __init__(self, radius):
        super().__init__("circle")
        self.radius = radius

    def area(self):
        return 3.14159 * self.radius**2


class Mixed(Square, Circle):
    pass


origin = Square(2)
shapes = [origin, Circle(3), Square(4)]
