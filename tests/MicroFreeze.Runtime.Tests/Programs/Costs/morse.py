"""Morse code."""

CODE = {
    "A": ".-", "B": "-...", "C": "-.-.", "D": "-..", "E": ".", "F": "..-.", "G": "--.", "H": "....", "I": "..",
    "J": ".---", "K": "-.-", "L": ".-..", "M": "--", "N": "-.", "O": "---", "P": ".--.", "Q": "--.-", "R": ".-.",
    "S": "...", "T": "-", "U": "..-", "V": "...-", "W": ".--", "X": "-..-", "Y": "-.--", "Z": "--..",
}
LETTERS = {signs: letter for letter, signs in CODE.items()}
DOT_MS = 120


def encode(text):
    return " ".join(CODE.get(letter, "/") for letter in text.upper())


def decode(signs):
    return "".join(LETTERS.get(sign, " ") for sign in signs.split(" "))


def durations(text):
    for sign in encode(text):
        if sign == " ":
            yield 0, 3 * DOT_MS
        else:
            yield DOT_MS if sign == "." else 3 * DOT_MS, DOT_MS
