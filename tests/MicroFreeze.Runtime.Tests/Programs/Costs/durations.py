"""Spans of time in microseconds, which are longer than a word, and clock times that check what they are given."""


class Span:
    def __init__(self, days=0, seconds=0, micros=0):
        self.micros = round((days * 86400 + seconds) * 1000000 + micros)

    def __add__(self, other):
        return Span(0, 0, self.micros + other.micros)


def check(hour, minute, fold):
    if 0 <= hour < 24 and 0 <= minute < 60 and (fold == 0 or fold == 1):
        return Span(0, hour * 3600 + minute * 60)
    else:
        raise ValueError


class Clock:
    def __init__(self, hour=0, minute=0, *, fold=0, zone=None):
        self.span = check(hour, minute, fold)
        self.zone = zone


Span.MIN = Span(-999999999)
Span.MAX = Span(999999999, 86399, 999999)
DAY = 2**40 // 1000
NOON = (12, 30)
Clock.FIRST = Clock(0)
Clock.NOON = Clock(*NOON)
Clock.LATE = Clock(23, fold=1, **{"zone": "CET"})
