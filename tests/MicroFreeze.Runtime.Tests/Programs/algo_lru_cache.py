# A cache with eviction as linked list and dict, and as a decorator.
class LRU:
    class _Link: pass

    def __init__(self, size):
        self.size, self.map = size, {}
        self.head = h = self._Link()
        h.prev = h.next = h

    def _unlink(self, l): l.prev.next, l.next.prev = l.next, l.prev

    def _push(self, l):
        h = self.head
        l.prev, l.next = h.prev, h
        h.prev.next = h.prev = l

    def __getitem__(self, k):
        l = self.map[k]
        self._unlink(l)
        self._push(l)
        return l.value

    def __setitem__(self, k, v):
        if k in self.map: self._unlink(self.map[k])
        elif len(self.map) >= self.size:
            old = self.head.next
            self._unlink(old)
            del self.map[old.key]
        l = self.map[k] = self._Link()
        l.key, l.value = k, v
        self._push(l)

    def keys(self):
        l = self.head.next
        while l is not self.head:
            yield l.key
            l = l.next


def cached(size):
    def deco(f):
        cache = LRU(size)

        def wrapper(*a):
            try: return cache[a]
            except KeyError:
                wrapper_stats[0] += 1
                cache[a] = v = f(*a)
                return v
        return wrapper
    return deco


wrapper_stats = [0]
c = LRU(2)
c["a"] = 1; c["b"] = 2; c["a"]; c["c"] = 3
print(list(c.keys()), "b" in c.map)
@cached(10)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), wrapper_stats)
