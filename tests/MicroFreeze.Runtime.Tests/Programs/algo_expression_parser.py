# A recursive-descent parser and evaluator of arithmetic expressions.
class Parser:
    def __init__(self, text):
        self.tokens = list(self.split(text)) + [None]
        self.pos = 0

    def split(self, text):
        i = 0
        while i < len(text):
            c = text[i]
            if c == " ":
                i += 1
                continue
            if c.isdigit() or c == ".":
                j = i
                while j < len(text) and (text[j].isdigit() or text[j] == "."): j += 1
                yield float(text[i:j]) if "." in text[i:j] else int(text[i:j])
                i = j
            else:
                if text[i:i + 2] == "**":
                    c = "**"
                yield c
                i += len(c)

    def take(self, *options):
        if self.tokens[self.pos] in options and isinstance(self.tokens[self.pos], str):
            self.pos += 1
            return self.tokens[self.pos - 1]

    def sum(self):
        v = self.product()
        while op := self.take("+", "-"):
            v = v + self.product() if op == "+" else v - self.product()
        return v

    def product(self):
        v = self.unary()
        while (op := self.take("*", "/", "%")) is not None:
            r = self.unary()
            v = {"*": lambda: v * r, "/": lambda: v / r, "%": lambda: v % r}[op]()
        return v

    def unary(self):
        return -self.unary() if self.take("-") else self.power()

    def power(self):
        v = self.atom()
        return v ** self.unary() if self.take("**") else v

    def atom(self):
        if self.take("("):
            v = self.sum()
            if not self.take(")"): raise ValueError("expected )")
            return v
        t = self.tokens[self.pos]
        if not isinstance(t, (int, float)): raise ValueError("unexpected %r" % t)
        self.pos += 1
        return t

    def parse(self):
        v = self.sum()
        if self.tokens[self.pos] is not None: raise ValueError("trailing %r" % self.tokens[self.pos])
        return v


for text in ("1 + 2 * 3", "(1 + 2) * 3", "-2 ** 2", "2 ** -1", "2 ** 3 ** 2", "10 / 4 - 1.5", "17 % 5 * 2", "--5", "(((7)))", "1 +", "(1", "1 2", "*"):
    try: print(text, "=", Parser(text).parse())
    except ValueError as e: print(text, "!", e)
