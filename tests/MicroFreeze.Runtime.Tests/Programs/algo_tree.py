# A binary search tree with in-order iteration, deletion and printing.
class Node:
    def __init__(self, key, left=None, right=None): self.key, self.left, self.right = key, left, right

    def __iter__(self):
        if self.left: yield from self.left
        yield self.key
        if self.right: yield from self.right

    def __repr__(self): return f"({self.left or '.'} {self.key} {self.right or '.'})"


class Tree:
    def __init__(self, items=()):
        self.root = None
        for i in items: self += i

    def __iadd__(self, key):
        if self.root is None:
            self.root = Node(key)
            return self
        n = self.root
        while n.key != key:
            side = "left" if key < n.key else "right"
            if (child := getattr(n, side)) is None:
                setattr(n, side, Node(key))
                break
            n = child
        return self

    def __contains__(self, key):
        n = self.root
        while n and n.key != key: n = n.left if key < n.key else n.right
        return n is not None

    def __delitem__(self, key):
        def remove(n, key):
            if n is None: raise KeyError(key)
            if key < n.key: n.left = remove(n.left, key)
            elif key > n.key: n.right = remove(n.right, key)
            elif not n.left: return n.right
            elif not n.right: return n.left
            else:
                m = n.right
                while m.left: m = m.left
                n.key = m.key
                n.right = remove(n.right, m.key)
            return n
        self.root = remove(self.root, key)

    def __iter__(self): return iter(self.root or ())
    def depth(self): return self._depth(self.root)
    def _depth(self, n): return n and 1 + max(self._depth(n.left) or 0, self._depth(n.right) or 0)


t = Tree([50, 30, 70, 20, 40, 60, 80, 30])
print(list(t), t.root, 40 in t, 45 in t, t.depth())
for k in (20, 30, 50):
    del t[k]
    print(t.root)
try: del t[99]
except KeyError as e: print("KeyError", e)
print(list(Tree("hello")), list(Tree()), [k for k in t if k % 20])
