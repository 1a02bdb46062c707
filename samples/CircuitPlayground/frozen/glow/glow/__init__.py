"""A ring of pixels, written with what the firmware has built in."""

from .ring import Ring

__version__ = "0.0.0+auto.0"
__all__ = ("Ring",)
