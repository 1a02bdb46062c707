_SHORT = (100, 100)
_LONG = (300, 100)
_PAUSE = (0, 600)

PATTERNS = {
    "calm": (_LONG, _PAUSE),
    "sos": (_SHORT,) * 3 + (_LONG,) * 3 + (_SHORT,) * 3 + (_PAUSE,),
}
