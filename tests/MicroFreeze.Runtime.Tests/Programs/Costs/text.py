"""Long texts: help that nobody reads on the device."""

HELP = """
Commands:
  start          begins to move
  stop           ends it
  speed N        sets the speed, in steps a second
  position N     moves to a position, counted from the switch
  status         prints what there is to know
"""

ERRORS = (
    "the motor does not answer on the bus",
    "the motor is too hot to go on",
    "the switch was not reached in time",
    "the position is outside what the axis allows",
)


def explain(code, detail=""):
    """Says what went wrong.

    The code is what the motor reports, the detail comes from the caller.
    """
    text = ERRORS[code] if code < len(ERRORS) else "an error that is not known"
    return f"{text} (code {code}, {detail or 'no detail'})"


def usage(program):
    """Prints the help."""
    print("usage:", program, "COMMAND [VALUE]")
    print(HELP)
