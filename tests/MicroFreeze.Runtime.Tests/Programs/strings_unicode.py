# Text beyond ASCII: identifiers cannot have it here, literals and comments can. Ünïcödé.
words = ["naïve", "Ελλάδα", "Привет", "你好", "🐍🚀", "a\u0301"]
for w in words:
    print(w, len(w), w[0], w[-1], w[1:], [ord(c) for c in w][:3])
print("日本語"[1], "日本語"[1:], "日本語".find("語"), "語" in "日本語")
print("".join(sorted("ñandú")), "é".encode(), "é".encode("utf-8"), b"\xc3\xa9".decode())
print("\u00df" == "ß", "\U0001F600" == "😀", ord("😀"), chr(128512))
print({"ключ": "значение"}["ключ"], "%s → %s" % ("вход", "выход"), f"{'ä'}{'ö':>3}")
d = {w: len(w) for w in words}
print(sorted(d.values()))


def identity(äö="default"):
    return äö


print(identity(), identity("ü"))
ключ = 5
π = 3.14
print(ключ, π, identity(äö="kw"))
