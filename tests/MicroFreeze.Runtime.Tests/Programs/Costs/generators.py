"""Generators of all kinds."""


def count(start=0, step=1):
    while True:
        yield start
        start += step


def take(number, source):
    for _ in range(number):
        yield next(source)


def windows(values, width):
    window = []
    for value in values:
        window.append(value)
        if len(window) == width:
            yield tuple(window)
            del window[0]


def flatten(values):
    for value in values:
        if isinstance(value, (list, tuple)):
            yield from flatten(value)
        else:
            yield value


def primes(limit):
    sieve = bytearray(b"\x01") * limit
    for number in range(2, limit):
        if sieve[number]:
            yield number
            for multiple in range(number * number, limit, number):
                sieve[multiple] = 0


EVENS = [number for number in range(0, 40, 2)]
SQUARES = {number: number * number for number in range(12)}
VOWELS = set("aeiou")
