class Event:
    """A list of functions that are called when something happens."""

    __slots__ = ("handlers", "name")

    def __init__(self, name):
        self.name = name
        self.handlers = []

    def __iadd__(self, handler):
        self.handlers.append(handler)
        return self

    def __isub__(self, handler):
        self.handlers.remove(handler)
        return self

    def __call__(self, *arguments, **named):
        for handler in self.handlers:
            handler(*arguments, **named)


pressed = Event("pressed")
released = Event("released")
long_pressed = Event("long pressed")
ALL = {event.name: event for event in (pressed, released, long_pressed)}


class Button:
    def __init__(self, pin, hold_ms=800):
        self.pin = pin
        self.hold_ms = hold_ms
        self.since = None

    def poll(self, now):
        down = not self.pin.value()
        if down and self.since is None:
            self.since = now
            pressed(self)
        elif not down and self.since is not None:
            (long_pressed if now - self.since >= self.hold_ms else released)(self)
            self.since = None
