# Vectors and boxes.


class Vector:
    def __init__(self, x, y, z=0.0):
        self.x, self.y, self.z = x, y, z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def __eq__(self, other):
        return (self.x, self.y, self.z) == (other.x, other.y, other.z)

    def __neg__(self):
        return self * -1

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other):
        return Vector(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    @staticmethod
    def zero():
        return Vector(0, 0)

    def __repr__(self):
        return "<%g %g %g>" % (self.x, self.y, self.z)


ORIGIN = Vector(0, 0)
AXES = (Vector(1, 0), Vector(0, 1), Vector(0, 0, 1))


def centre(points):
    total = Vector(0, 0)
    for point in points:
        total = total + point
    return total * (1 / len(points))
