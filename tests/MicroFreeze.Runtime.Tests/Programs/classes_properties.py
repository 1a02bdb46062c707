# Properties, static and class methods, descriptors, attribute hooks.
class Temp:
    def __init__(self, c):
        self._c = c

    @property
    def celsius(self):
        return self._c

    @celsius.setter
    def celsius(self, v):
        print("set", v)
        self._c = v

    @celsius.deleter
    def celsius(self):
        print("del")
        self._c = None

    @property
    def fahrenheit(self):
        return self._c * 9 / 5 + 32

    kelvin = property(lambda self: self._c + 273)

    @staticmethod
    def parse(text):
        return Temp(int(text))

    @classmethod
    def zero(cls):
        return cls(0)


t = Temp(20)
print(t.celsius, t.fahrenheit, t.kelvin)
t.celsius = 30
t.celsius += 1
print(t.celsius)
del t.celsius
print(t.celsius, Temp.parse("5").celsius, Temp.zero().celsius, t.zero().celsius)
try:
    t.kelvin = 3
except AttributeError as e:
    print("AttributeError")


class Dynamic:
    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return name.upper()

    def __setattr__(self, name, value):
        print("setattr", name, value)


d = Dynamic()
print(d.abc, hasattr(d, "nothing"), getattr(d, "nope", 5))
d.x = 1
d.y += "!"


class Slot:
    def __get__(self, obj, owner):
        return ("got", obj is not None)

    def __set__(self, obj, value):
        print("slot set", value)


class Uses:
    s = Slot()


u = Uses()
print(u.s)
u.s = 4
