# Objects that several threads use at once: nothing is lost that is atomic, and iterators stay sound.
import sys
import threading

sys.setswitchinterval(1e-5)


def together(*targets):
    threads = [threading.Thread(target=f) for f in targets]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


# Appends, and the keys of a dict.
items, table = [], {}


def fill(base):
    for i in range(200):
        items.append(base + i)
        table[base + i] = str(i)


together(*[lambda b=b: fill(b) for b in (0, 1000, 2000, 3000)])
print(len(items), len(table), sorted(items) == sorted(table))


# Each item of a shared iterator goes to exactly one thread.
class Counting:
    """An iterator with Python code in __next__."""

    def __init__(self, n):
        self.numbers = iter(range(n))

    def __iter__(self):
        return self

    def __next__(self):
        n = next(self.numbers)
        return n + 0


def drain(iterator, out):
    for item in iterator:
        out.append(item)


def shared(make, key=None):
    out = []
    iterator = make()
    together(*[lambda: drain(iterator, out)] * 3)
    return sorted(out, key=key)


N = 300
expected = list(range(N))
print(shared(lambda: iter(range(N))) == expected, shared(lambda: iter(list(range(N)))) == expected,
      shared(lambda: iter(tuple(range(N)))) == expected, shared(lambda: iter(dict.fromkeys(range(N)))) == expected,
      shared(lambda: Counting(N)) == expected, shared(lambda: map(int, range(N))) == expected)
print(shared(lambda: map(lambda x: x, Counting(N))) == expected,
      shared(lambda: filter(lambda x: True, Counting(N))) == expected,
      shared(lambda: reversed(range(N))) == expected)
pairs = shared(lambda: zip(Counting(N), Counting(N)))
print(len(pairs), all(type(p) is tuple and len(p) == 2 for p in pairs), sorted(a for a, b in pairs) == expected,
      sorted(b for a, b in pairs) == expected)
numbered = shared(lambda: enumerate(Counting(N)))
print(len(numbered), sorted(i for i, x in numbered) == expected, sorted(x for i, x in numbered) == expected)


# Sorting detaches the list, whoever else looks at it.
class Key:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n


keys = [Key(i * 7919 % 101) for i in range(101)]
errors = []


def sort():
    try:
        keys.sort()
    except ValueError as e:
        errors.append(str(e))


def append():
    for i in range(20):
        keys.append(Key(200 + i))


together(sort, append)
print(set(errors) <= {'list modified during sort'}, len(keys) in (101, 121))


# A dict that changes while another thread walks it: an error, and no more.
walked = dict.fromkeys(range(50))
outcomes = set()


def walk():
    for _ in range(20):
        try:
            for k in walked:
                len(str(k))
            outcomes.add('whole')
        except RuntimeError as e:
            outcomes.add(str(e))


def change():
    for i in range(100):
        walked[50 + i] = None


together(walk, change, walk)
print(outcomes <= {'whole', 'dictionary changed size during iteration', 'dictionary keys changed during iteration'}, len(walked))


# Classes that change while their instances are used.
class Changing:
    def method(self):
        return 0

    def __init__(self):
        self.a = 1


def redefine():
    for i in range(50):
        Changing.method = lambda self, i=i: i
        setattr(Changing, f'extra{i}', i)


def use():
    for _ in range(200):
        c = Changing()
        c.b = c.a + c.method()


together(redefine, use, use)
print(Changing().method(), Changing.extra49)

# Text written by many threads comes out whole lines at a time when it is written so.
class Sink:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


sink = Sink()


def say(n):
    for i in range(30):
        print(f'{n}:{i}\n', end='', file=sink)


together(*[lambda n=n: say(n) for n in range(3)])
print(sorted(p for p in sink.parts if p) == sorted(f'{n}:{i}\n' for n in range(3) for i in range(30)))
