# Functions with all kinds of parameters.


def plain(first, second):
    total = first + second
    return total * 2


def with_defaults(first, second=2, third="three", *rest, **options):
    for index, item in enumerate(rest):
        options[index] = item
    return first, second, third, options


def keyword_only(value, *, scale=1, offset=0):
    return value * scale + offset


def makes_closures(start):
    count = start

    def increase(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = start

    return increase, reset


def generates(limit):
    for number in range(limit):
        if number % 3 == 0:
            yield number


square = lambda x: x * x
increase, reset = makes_closures(10)
