"""Filters for noisy values."""


class MovingAverage:
    def __init__(self, count):
        self.values = [0.0] * count
        self.index = 0
        self.total = 0.0

    def __call__(self, value):
        self.total += value - self.values[self.index]
        self.values[self.index] = value
        self.index = (self.index + 1) % len(self.values)
        return self.total / len(self.values)


class LowPass:
    def __init__(self, factor=0.1):
        self.factor = factor
        self.state = None

    def __call__(self, value):
        self.state = value if self.state is None else self.state + self.factor * (value - self.state)
        return self.state


class Median:
    def __init__(self, count=5):
        self.values = []
        self.count = count

    def __call__(self, value):
        self.values.append(value)
        if len(self.values) > self.count:
            self.values.pop(0)
        return sorted(self.values)[len(self.values) // 2]


def chain(*filters):
    def run(value):
        for one in filters:
            value = one(value)
        return value

    return run


smooth = chain(Median(3), LowPass(0.25))
