# Ciphers and encodings: Vigenere, XOR stream, base 64 and base 32 by hand, bit packing.
import binascii

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def b64(data):
    out = ""
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        n = int.from_bytes(chunk + bytes(3 - len(chunk)), "big")
        out += "".join(ALPHABET[n >> s & 63] for s in (18, 12, 6, 0)[:len(chunk) + 1]) + "=" * (3 - len(chunk))
    return out


def unb64(text):
    bits = n = 0
    out = bytearray()
    for c in text:
        if c == "=": break
        bits, n = bits << 6 | ALPHABET.index(c), n + 6
        if n >= 8:
            n -= 8
            out.append(bits >> n & 0xff)
    return bytes(out)


def vigenere(text, key, sign=1):
    shifts = [ord(k) - 97 for k in key]
    i, out = 0, []
    for c in text:
        if c.isalpha():
            out.append(chr((ord(c) - 97 + sign * shifts[i % len(shifts)]) % 26 + 97))
            i += 1
        else: out.append(c)
    return "".join(out)


def stream(seed):
    while True:
        seed = seed * 1664525 + 1013904223 & 0xffffffff
        yield seed >> 24


def xor(data, seed): return bytes(d ^ k for d, k in zip(data, stream(seed)))
secret = vigenere("attack at dawn", "lemon")
print(secret, vigenere(secret, "lemon", -1), [b64(s) for s in (b"", b"a", b"ab", b"abc", b"\xff\xfe")])
print(all(unb64(b64(bytes(range(n)))) == bytes(range(n)) and b64(bytes(range(n))) == binascii.b2a_base64(bytes(range(n))).decode().strip() for n in range(1, 20)))
print(xor(b"message", 7), xor(xor(b"message", 7), 7))
