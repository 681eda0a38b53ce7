# deque: both ends, the bound, rotation, insertion, changes during iteration and comparison, copies, messages.
import gc
from collections import deque


def t(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


d = deque(range(5))
d.append(5)
d.appendleft(-1)
print(d, len(d), d[0], d[-1], d[3])
print(d.pop(), d.popleft(), d)
for n in (0, 1, 2, 3, -1, -7, 12, 10**18):
    d.rotate(n)
    print(n, d)

# Against a list, over many shapes of the ring
model, d = [], deque()
seed = 1
for step in range(3000):
    seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
    what = seed >> 16 & 7
    if what < 2:
        d.append(step)
        model.append(step)
    elif what == 2:
        d.appendleft(step)
        model.insert(0, step)
    elif what == 3 and model:
        assert d.pop() == model.pop()
    elif what == 4 and model:
        assert d.popleft() == model.pop(0)
    elif what == 5:
        at = seed % (len(model) + 3) - 1
        d.insert(at, step)
        model.insert(at, step)
    elif what == 6 and model:
        at = seed % len(model)
        del d[at], model[at]
    elif model:
        n = seed % 50 - 25
        d.rotate(n)
        n %= len(model)
        model = model[-n:] + model[:-n]
    assert list(d) == model and len(d) == len(model)
    if model:
        at = seed % len(model)
        assert d[at] == model[at] and d[-at - 1] == model[-at - 1]
assert list(reversed(d)) == model[::-1]
d.reverse()
assert list(d) == model[::-1]
print(len(d), sum(d))

for maxlen in (0, 1, 3):
    d = deque(range(10), maxlen)
    print(d, d.maxlen)
    d.extend("abcd")
    print(d)
    d.extendleft("wxyz")
    print(d, d * 3, d + deque("qr"), deque(d, 2))
    d *= 2
    print(d)
d = deque("abc")
d += d
d.extend(d)
d.extendleft("12")
print(d, d.count("a"), d.index("c"), d.index("c", 5), d.index("c", -3, 99))
d.remove("a")
print(d, "a" in d, "zz" in d, d * 2 == d + d, d * 0, d * -1)
t(lambda: setattr(d, "maxlen", 3))

print(deque([1, 2]) < deque([1, 3]), deque([1, 2]) < deque([1, 2, 0]), deque([1]) == deque([1]), deque([1]) != deque([1], 5),
      deque([1]) == [1], deque([2]) >= deque([1, 5]), deque() == deque())

# Iterators
d = deque([1, 2, 3])
it = iter(d)
print(next(it), it.__length_hint__(), it.__reduce__()[1])
print(list(type(it)(d, 1)), list(type(reversed(d))(d, 1)), list(type(it)(d, 99)), list(type(it)(d, -4)))
d.append(4)
t(next, it)
t(next, it)
t(list, type(it)(d))


class Changes:
    def __init__(self, d):
        self.d = d

    def __eq__(self, other):
        self.d.append(1)
        return False


d = deque([1, 2, 3])
d.append(Changes(d))
t(lambda: 5 in d)
t(d.index, 5)
t(d.count, 5)
t(d.remove, 5)


class Clears:
    def __eq__(self, other):
        d.clear()
        return True


d = deque([Clears(), 2])
t(d.remove, 7)
d = deque([Clears(), 2])
t(lambda: d == deque([3, 2]))

# A destructor that uses the deque
class Adds:
    def __del__(self):
        d.append("late")


d = deque([Adds(), Adds()])
d.clear()
print(d)
d = deque([Adds()], 1)
d.append(1)
print(d)

# Copies, subclasses, pickling support
class Sub(deque):
    def __init__(self, items=(), maxlen=None, *more):
        super().__init__(items, maxlen)


s = Sub("abc", 5)
s.note = 1
print(s, type(s.copy()).__name__, s.copy().maxlen, type(s + s).__name__, type(s * 2).__name__, s.__reduce__()[:3])
print(deque([1], 3).__reduce__()[:3], deque([1]).__copy__())


class Wrong(deque):
    def __new__(cls, *args):
        return super().__new__(cls) if not args else 5


t(Wrong().copy)
d = deque([1])
d.append(d)
print(d)
print(hash(d) if deque.__hash__ else "unhashable", deque[int])

for f in (lambda: d["a"], lambda: d[0:1], lambda: d[9], lambda: d.__delitem__(9), lambda: deque((), "a"), lambda: deque((), -1),
          lambda: deque((), 2**70), lambda: deque(1), lambda: deque((), 1, 2), lambda: deque(x=1), lambda: d.insert("a", 1),
          lambda: d.rotate("a"), lambda: d.rotate(1, 2), lambda: d.index(9), lambda: d.remove(9), lambda: d + 1, lambda: d + [1],
          lambda: d * "a", lambda: hash(d), lambda: d < 3, lambda: d.pop(1), lambda: deque().pop(), lambda: deque().popleft(),
          lambda: d.index(1, "a"), lambda: d.append(), lambda: type(iter(d))(3), lambda: type(iter(d))(), lambda: d.extend(3),
          lambda: deque([1], 1).insert(0, 1), lambda: d.x, lambda: setattr(d, "x", 1), lambda: [1] + d):
    t(f)
d.clear()
del d
gc.collect()
