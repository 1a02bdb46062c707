class Window:
    """The last few readings."""

    def __init__(self, length):
        self.length = length
        self.readings = []

    def add(self, reading):
        self.readings.append(reading)
        if len(self.readings) > self.length:
            self.readings.pop(0)
