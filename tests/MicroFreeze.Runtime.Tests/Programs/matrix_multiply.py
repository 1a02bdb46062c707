# The @ operator and its in-place form, through special methods.
class Matrix:
    def __init__(self, *rows):
        self.rows = rows

    def __matmul__(self, other):
        return Matrix(*[[sum(x * y for x, y in zip(row, column)) for column in zip(*other.rows)] for row in self.rows])

    def __imatmul__(self, other):
        print("in place")
        self.rows = (self @ other).rows
        return self

    def __repr__(self):
        return repr([list(row) for row in self.rows])


a = Matrix([1, 2], [3, 4])
b = Matrix([0, 1], [1, 0])
print(a @ b)
print(a @ b @ a)
a @= b
print(a)
try:
    1 @ 2
except TypeError as e:
    print(type(e).__name__)
