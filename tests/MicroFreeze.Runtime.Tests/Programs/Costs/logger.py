"""Messages with levels."""

import sys
import time

CRITICAL = 50
ERROR = 40
WARNING = 30
INFO = 20
DEBUG = 10

_names = {CRITICAL: "CRITICAL", ERROR: "ERROR", WARNING: "WARNING", INFO: "INFO", DEBUG: "DEBUG"}
_loggers = {}


class Logger:
    level = WARNING

    def __init__(self, name, stream=None):
        self.name = name
        self.stream = stream or sys.stderr

    def log(self, level, message, *arguments):
        if level >= self.level:
            text = message % arguments if arguments else message
            print("%d %s:%s:%s" % (time.ticks_ms(), _names.get(level, level), self.name, text), file=self.stream)

    def debug(self, message, *arguments):
        self.log(DEBUG, message, *arguments)

    def info(self, message, *arguments):
        self.log(INFO, message, *arguments)

    def warning(self, message, *arguments):
        self.log(WARNING, message, *arguments)

    def error(self, message, *arguments):
        self.log(ERROR, message, *arguments)


def get_logger(name="root"):
    if name not in _loggers:
        _loggers[name] = Logger(name)
    return _loggers[name]


root = get_logger()
