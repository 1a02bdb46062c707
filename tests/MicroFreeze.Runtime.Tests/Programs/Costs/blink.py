import time

PATTERNS = {
    "idle": (100, 900),
    "busy": (100, 100),
    "error": (50, 50, 50, 50, 50, 750),
}


def play(pin, name, rounds=1):
    for _ in range(rounds):
        level = 1
        for duration in PATTERNS[name]:
            pin.value(level)
            time.sleep_ms(duration)
            level ^= 1
    pin.value(0)
