# Numbers of all sizes, in the text more often than in the code.

PI = 3.141592653589793
E = 2.718281828459045
GOLDEN = 1.618033988749895
LIGHT = 299792458
AVOGADRO = 602214076000000000000000
MASK = 0xFFFFFFFF
PRIME = 0x01000193
OFFSET = 0x811C9DC5
TENTHS = (0.1, 0.2, 0.3, 0.4, 0.5)


def fnv(data, value=0x811C9DC5):
    for byte in data:
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def celsius(fahrenheit):
    return (fahrenheit - 32.0) * 5.0 / 9.0


def fahrenheit(celsius):
    return celsius * 9.0 / 5.0 + 32.0


def sine(x):
    return x - x ** 3 / 6.0 + x ** 5 / 120.0 - x ** 7 / 5040.0
