from .window import Window


class Mean(Window):
    @property
    def value(self):
        return sum(self.readings) / len(self.readings)


class Median(Window):
    @property
    def value(self):
        ordered = sorted(self.readings)
        return ordered[len(ordered) // 2]
