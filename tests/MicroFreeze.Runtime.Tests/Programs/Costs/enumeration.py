# Names for numbers, without a module for it.


class Enum:
    @classmethod
    def name(cls, value):
        for key, candidate in cls.__dict__.items():
            if candidate == value:
                return key
        return "?"


class Mode(Enum):
    OFF = 0
    STANDBY = 1
    ACTIVE = 2
    CALIBRATING = 3


class Pull(Enum):
    NONE = 0
    UP = 1
    DOWN = 2


class Error(Enum):
    TIMEOUT = -1
    CHECKSUM = -2
    REFUSED = -3


OK = (Mode.STANDBY, Mode.ACTIVE)
