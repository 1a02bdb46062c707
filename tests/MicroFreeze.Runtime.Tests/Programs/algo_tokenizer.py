# A tokenizer with indentation, and a printer of the tree that it gives.
def lines(text):
    for number, line in enumerate(text.split("\n"), 1):
        body = line.lstrip(" ")
        if body and not body.startswith("#"): yield number, len(line) - len(body), body.rstrip()


def tree(text):
    stack = [(-1, [])]
    for number, indent, body in lines(text):
        while indent <= stack[-1][0]: stack.pop()
        node = (body, [])
        if indent % 2: raise ValueError("line %d: odd indent" % number)
        stack[-1][1].append(node)
        stack.append((indent, node[1]))
    return stack[0][1]


def show(nodes, depth=0):
    for name, kids in nodes:
        yield "%s%s" % (". " * depth, name)
        yield from show(kids, depth + 1)


text = """# settings
server:
  port 80
  # nested
  tls:
    cert a.pem
    key a.key

client:
  retries 3
"""
print("\n".join(show(tree(text))))
try: print(tree("a:\n   b"))
except ValueError as e: print(e)
KINDS = (("number", lambda c: c.isdigit()), ("word", lambda c: c.isalpha() or c == "_"), ("space", lambda c: c in " \t"))
def tokens(s):
    i = 0
    while i < len(s):
        for kind, test in KINDS:
            if test(s[i]):
                j = i
                while j < len(s) and test(s[j]): j += 1
                if kind != "space": yield kind, s[i:j]
                i = j
                break
        else:
            yield "op", s[i]
            i += 1
print(list(tokens("x1 = y_2*(30+4)")))
