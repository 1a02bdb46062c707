"""A shell: commands register themselves."""

COMMANDS = {}


def command(name, help_text=""):
    def register(function):
        COMMANDS[name] = (function, help_text)
        return function

    return register


@command("echo", "prints its arguments")
def echo(*words):
    print(*words)


@command("add", "adds numbers")
def add(*numbers):
    print(sum(int(number) for number in numbers))


@command("help", "lists the commands")
def show_help():
    for name in sorted(COMMANDS):
        print(name, COMMANDS[name][1])


@command("set")
def set_value(name, value, *, quiet=False):
    settings[name] = value
    if not quiet:
        print(name, "=", value)


settings = {"prompt": "> ", "echo": True}


def execute(line):
    words = line.split()
    if not words:
        return
    try:
        function, _ = COMMANDS[words[0]]
    except KeyError:
        print("unknown:", words[0])
    else:
        function(*words[1:])
