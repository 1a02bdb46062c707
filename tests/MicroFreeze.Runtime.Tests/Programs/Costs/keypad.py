"""Matrix keypad."""

import time

LAYOUT = ["123A", "456B", "789C", "*0#D"]
KEYS = {(row, column): key for row, line in enumerate(LAYOUT) for column, key in enumerate(line)}


class Keypad:
    def __init__(self, rows, columns, debounce_ms=20):
        self.rows = rows
        self.columns = columns
        self.debounce_ms = debounce_ms
        self.last = None
        self.changed = 0

    def scan(self):
        for row, output in enumerate(self.rows):
            output.value(0)
            try:
                for column, entry in enumerate(self.columns):
                    if not entry.value():
                        return KEYS[row, column]
            finally:
                output.value(1)
        return None

    def get(self):
        now = time.ticks_ms()
        key = self.scan()
        if key == self.last or time.ticks_diff(now, self.changed) < self.debounce_ms:
            return None
        self.last = key
        self.changed = now
        return key
