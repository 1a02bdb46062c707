"""Lights."""

__version__ = "0.0.0+auto.0"
__repo__ = "https://example.org"


def on():
    return 1