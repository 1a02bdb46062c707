from .places import PLACES


def report():
    for name in sorted(PLACES):
        yield name, PLACES[name]
