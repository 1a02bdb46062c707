# Bytes that are no UTF-8, in a comment: ÿş, and in a bytes literal.
x = b"ÿÃ"
print(x, len(x), list(x))
