# Text: wrapping, counting, Roman numerals, Caesar, palindromes, run lengths, edit distance.
def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line += (" " if line else "") + word
    return lines + [line] if line else lines


def counts(text):
    d = {}
    for w in text.lower().split():
        w = "".join(c for c in w if c.isalpha())
        d[w] = d.get(w, 0) + 1
    return sorted(d.items(), key=lambda p: (-p[1], p[0]))


def roman(n):
    out = ""
    for v, s in (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"):
        while n >= v: out += s; n -= v
    return out


def caesar(s, k): return "".join(chr((ord(c) - 97 + k) % 26 + 97) if "a" <= c <= "z" else c for c in s)


def rle(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        out.append((s[i], j - i))
        i = j
    return out


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            prev, row[j] = row[j], prev if x == y else 1 + min(prev, row[j], row[j - 1])
    return row[-1]


text = "The quick brown fox jumps over the lazy dog. The dog sleeps; the fox does not."
print(wrap(text, 20), counts(text)[:4], [roman(n) for n in (1994, 2024, 49)], caesar(caesar("hello, world", 3), -3), caesar("xyz", 3))
print(rle("aaabccd"), "".join(c * n for c, n in rle("xxyz")), distance("kitten", "sitting"), distance("", "abc"), distance("same", "same"))
print(all(s == "".join(reversed(s)) for s in ("level", "noon")), " ".join(w[0].upper() + w[1:] for w in "title case words".split()), sorted("anagram") == sorted("nagaram"))
