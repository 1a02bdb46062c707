"""Colours as red, green and blue."""

WALKED = (0, 24, 8)
