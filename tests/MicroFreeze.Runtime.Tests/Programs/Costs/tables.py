# Tables that are built while the module is imported.

COMMANDS = {
    "start": (0x01, 0),
    "stop": (0x02, 0),
    "speed": (0x03, 2),
    "direction": (0x04, 1),
    "acceleration": (0x05, 2),
    "current": (0x06, 2),
    "microsteps": (0x07, 1),
    "position": (0x08, 4),
}
NAMES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
SQUARES = [number * number for number in range(40)]
BY_CODE = {code: name for name, (code, _) in COMMANDS.items()}
PRIMES = {2, 3, 5, 7, 11, 13, 17, 19, 23}
WEIGHTS = [0.5, 0.25, 0.125, 0.0625]
BUFFER = bytearray(200)
NESTED = [[row, [column for column in range(4)]] for row in range(6)]

for name in NAMES:
    BY_CODE[name] = len(name)
