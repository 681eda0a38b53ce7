# An LRU cache on a doubly linked list, with statistics, and a decorator built on it.
class Node:
    __slots__ = ("key", "value", "prev", "next")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.prev = self.next = self


class LRU:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be positive")
        self.capacity = capacity
        self.map = {}
        self.root = Node()
        self.hits = self.misses = self.evicted = 0

    def _unlink(self, node):
        node.prev.next, node.next.prev = node.next, node.prev

    def _push(self, node):
        first = self.root.next
        node.prev, node.next = self.root, first
        self.root.next = first.prev = node

    def get(self, key, default=None):
        node = self.map.get(key)
        if node is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(node)
        self._push(node)
        return node.value

    def put(self, key, value):
        node = self.map.get(key)
        if node is not None:
            node.value = value
            self._unlink(node)
        else:
            if len(self.map) >= self.capacity:
                last = self.root.prev
                self._unlink(last)
                del self.map[last.key]
                self.evicted += 1
            node = self.map[key] = Node(key, value)
        self._push(node)

    def __len__(self):
        return len(self.map)

    def __contains__(self, key):
        return key in self.map

    def __iter__(self):
        node = self.root.next
        while node is not self.root:
            yield node.key, node.value
            node = node.next

    def __repr__(self):
        return f"LRU({', '.join(f'{k!r}: {v!r}' for k, v in self)})"


def cached(capacity):
    def decorate(f):
        cache = LRU(capacity)

        def wrapper(*args):
            missing = object()
            value = cache.get(args, missing)
            if value is missing:
                value = f(*args)
                cache.put(args, value)
            return value

        wrapper.cache = cache
        wrapper.__name__ = f.__name__
        return wrapper

    return decorate


@cached(16)
def collatz(n):
    return 1 if n == 1 else 1 + collatz(3 * n + 1 if n % 2 else n // 2)


c = LRU(3)
for i, k in enumerate("abcadbe"):
    c.put(k, i)
    print(k, c, len(c))
print(c.get("a"), c.get("d"), c.get("b"), c.get("zz", "none"), "d" in c, c.hits, c.misses, c.evicted)
try:
    LRU(0)
except ValueError as e:
    print("error:", e)
print([collatz(n) for n in range(1, 30)])
print(collatz.__name__, collatz.cache.hits, collatz.cache.misses, collatz.cache.evicted, len(collatz.cache))
big = LRU(100)
state = 7
for _ in range(5000):
    state = (state * 1103515245 + 12345) % 2 ** 31
    k = state % 150
    if big.get(k) is None:
        big.put(k, k * k)
print(big.hits, big.misses, big.evicted, sum(v for _, v in big), [k for k, _ in big][:5])
