from machine import Pin
from micropython import const

_ON = const(1)
_OFF = const(0)


class Led:
    def __init__(self, pin):
        self._pin = Pin(pin, Pin.OUT)

    def on(self):
        self._pin(_ON)

    def off(self):
        self._pin(_OFF)
