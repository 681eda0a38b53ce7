# lru_cache whose function, keys' __hash__ and __eq__ come back to the cache, clear it, or fail.
from functools import lru_cache
import gc, sys

log = []
@lru_cache(maxsize=3)
def f(n):
    log.append(n)
    if n > 0:
        return f(n - 1) + 1
    return 0
print(f(10), log, [f(i) for i in (10, 9, 8)], len(log))

class Key:
    clear = None
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v % 2
    def __eq__(self, other):
        if Key.clear:
            Key.clear()
        return isinstance(other, Key) and self.v == other.v

for size in (1, 2, 3, None):
    @lru_cache(maxsize=size)
    def g(k): return k.v
    print(size, [g(Key(i)) for i in (1, 3, 5, 1, 3, 7, 2, 4, 2)])
    Key.clear = g.cache_clear
    print(size, [g(Key(i)) for i in (1, 3, 5, 1, 3, 7, 2, 4, 2)])
    Key.clear = None
    Key.clear = lambda: 1 / 0
    for i in (1, 3, 5):
        try:
            print(g(Key(i)))
        except ZeroDivisionError as e:
            print(e)
    Key.clear = None

@lru_cache(maxsize=2)
def h(x):
    h.cache_clear()
    return x
print([h(i) for i in (1, 2, 3, 1, 2)])

@lru_cache(maxsize=2)
def fails(x):
    raise ValueError(x)
for _ in range(2):
    try:
        fails(1)
    except ValueError as e:
        print('error', e)

# A cache that is part of a cycle goes; so do values with a __del__ that uses the cache.
class Node:
    def __init__(self):
        self.f = lru_cache(maxsize=5)(lambda x: (self, x))
    def __del__(self):
        print('gone')
n = Node()
n.f(1), n.f(2)
del n
gc.collect()

class Value:
    def __init__(self, i): self.i = i
    def __del__(self):
        if self.i < 8:
            v(self.i + 5)
@lru_cache(maxsize=2)
def v(i): return Value(i)
for i in range(5):
    v(i)
v.cache_clear()
print('done')
