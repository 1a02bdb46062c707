# A state machine whose table is made of functions.


def idle(event):
    return "moving" if event == "start" else "idle"


def moving(event):
    if event == "stop":
        return "idle"
    if event == "limit":
        return "homing"
    return "moving"


def homing(event):
    return "idle" if event == "switch" else "homing"


STATES = {"idle": idle, "moving": moving, "homing": homing}


class Machine:
    def __init__(self, state="idle"):
        self.state = state
        self.log = []

    def feed(self, *events):
        for event in events:
            following = STATES[self.state](event)
            if following != self.state:
                self.log.append((self.state, event, following))
            self.state = following
        return self.state


axis = Machine()
axis.feed("start", "limit", "switch")
