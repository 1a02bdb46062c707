"""Control loop with three terms."""


class Controller:
    """Keeps a value where it should be.

    The three factors are for the difference itself, for what has added up of it, and for how fast it changes. The result is kept between two
    limits, and what adds up as well, so that it does not run away while the output is at its end.
    """

    def __init__(self, p=1.0, i=0.0, d=0.0, target=0.0, limits=(None, None)):
        self.p, self.i, self.d = p, i, d
        self.target = target
        self.limits = limits
        self.reset()

    def reset(self):
        self._sum = 0.0
        self._last = None

    def _limit(self, value):
        """Keeps a value between the limits."""
        low, high = self.limits
        if low is not None and value < low:
            return low
        if high is not None and value > high:
            return high
        return value

    def update(self, value, seconds):
        """The output for a new value, some seconds after the last one."""
        error = self.target - value
        self._sum = self._limit(self._sum + self.i * error * seconds)
        change = 0.0 if self._last is None else (value - self._last) / seconds
        self._last = value
        return self._limit(self.p * error + self._sum - self.d * change)
