# Iterators over iterators: sharing, exhaustion, laziness, and changes while iterating.
it = iter(range(10))
print([next(it) for _ in range(3)], list(zip(it, it)), list(it))
it = iter("abcdef")
for c in it:
    print(c, next(it, None), end=" ")
print()
a = iter([1, 2, 3])
b = a
print(next(a), next(b), next(a), next(b, "end"), a is b)
l = [1, 2, 3]
x, y = iter(l), iter(l)
print(next(x), next(x), next(y), list(x), list(y))
e = enumerate("abc")
m = map(lambda p: p, e)
print(next(e), next(m), list(e), list(m))
r = reversed([1, 2, 3])
z = zip(r, r)
print(list(z), list(r))
f = filter(None, iter([0, 1, 2, 0]))
print(next(f), 2 in f, list(f))
g = (i for i in range(5))
print(1 in g, next(g), list(g), 0 in g)
d = {"a": 1, "b": 2}
k, v, i = iter(d), iter(d.values()), iter(d.items())
print(next(k), next(v), next(i), list(k), list(v), list(i), list(k))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


c = Countdown(5)
print(next(c), [x for x in c], list(c), max(Countdown(4)), sum(Countdown(5)), sorted(Countdown(3)), tuple(Countdown(2)), 2 in Countdown(5), dict(zip(Countdown(2), "ab")), [*Countdown(3)], list(map(str, Countdown(2))), "".join(map(str, Countdown(4))))
p, q, *rest = Countdown(5)
print(p, q, rest)


class Restart:
    def __iter__(self):
        return Countdown(3)


s = Restart()
print(list(s), list(s), [(i, j) for i in s for j in s if i != j], list(zip(s, s)))


class Infinite:
    def __iter__(self):
        n = 0
        while True:
            yield n
            n += 1


out = []
for n in Infinite():
    if n * n > 50:
        break
    out.append(n)
print(out, next(x for x in Infinite() if x % 7 == 6), list(zip("abc", Infinite())), [x for x, _ in zip(Infinite(), range(3))])
nested = [[1, [2]], [3]]
def walk(x):
    if isinstance(x, list):
        for y in x:
            yield from walk(y)
    else:
        yield x


print(list(walk(nested)), sum(walk(nested)))
grow = [1]
for v in grow:
    if v < 20:
        grow.append(v * 3)
print(grow)
shrink = list(range(10))
seen = []
for v in shrink:
    seen.append(v)
    shrink.pop()
print(seen, shrink)
nxt = iter([1, 2]).__next__
print(nxt(), nxt())
try:
    nxt()
except StopIteration as err:
    print("stop", err.args)
calls = []


def record(x):
    calls.append(x)
    return x > 2


print(any(map(record, range(10))), calls, all(map(record, [5, 4, 1, 9])), calls)
lazy = map(lambda x: 1 // x, [1, 0, 2])
print(next(lazy))
try:
    next(lazy)
except ZeroDivisionError:
    print(next(lazy))
class Peek:
    def __init__(self, it):
        self.it = iter(it)
        self.advance()

    def advance(self):
        self.head = next(self.it, None)

    def __bool__(self):
        return self.head is not None


p = Peek([1, 2])
while p:
    print(p.head, end=" ")
    p.advance()
print(type(iter([])).__name__, iter(()).__length_hint__(), list(iter(())), [list(iter(x)) for x in ("", [], {}, set(), b"", range(0))])
