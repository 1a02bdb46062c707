class Node:
    def __init__(self):
        self.children = {}
        self.is_word = False


class Trie:
    def __init__(self, words=()):
        self.root = Node()
        for word in words:
            self.add(word)

    def add(self, word):
        node = self.root
        for letter in word:
            node = node.children.setdefault(letter, Node())
        node.is_word = True

    def __contains__(self, word):
        node = self._find(word)
        return node is not None and node.is_word

    def _find(self, prefix):
        node = self.root
        for letter in prefix:
            node = node.children.get(letter)
            if node is None:
                return None
        return node

    def complete(self, prefix):
        node = self._find(prefix)
        if node is None:
            return
        stack = [(prefix, node)]
        while stack:
            text, node = stack.pop()
            if node.is_word:
                yield text
            for letter, child in node.children.items():
                stack.append((text + letter, child))
