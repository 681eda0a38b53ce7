# sort and sorted: stability, key, reverse, errors, mutation while sorting.
import sys
print(sorted([3, 1, 2]), sorted("banana"), sorted([3, 1, 2], reverse=True), sorted(["b", "A", "c"], key=str.lower), sorted({3: 1, 1: 2}), sorted([]), sorted([1]), sorted([2, 1.5, True]))
data = [("b", 2), ("a", 2), ("c", 1), ("a", 1), ("b", 1)]
print(sorted(data), sorted(data, key=lambda t: t[1]), sorted(data, key=lambda t: t[1], reverse=True), sorted(data, key=lambda t: (-t[1], t[0])))
l = list(range(100))
seed = 12345
for i in range(99, 0, -1):
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    j = seed % (i + 1)
    l[i], l[j] = l[j], l[i]
print(l[:10], sorted(l) == list(range(100)), sorted(l, reverse=True) == list(range(99, -1, -1)), sorted(l, key=lambda x: -x)[:3], sorted(l, key=lambda x: x % 10)[:12])
for n in (0, 1, 2, 3, 10, 31, 32, 33, 63, 64, 65, 100, 500, 1000):
    a = []
    for i in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7fffffff
        a.append(seed % (n or 1))
    pairs = [(v, i) for i, v in enumerate(a)]
    s = sorted(pairs, key=lambda p: p[0])
    assert all(s[i] < s[i + 1] for i in range(n - 1)), n
    s = sorted(pairs, key=lambda p: p[0], reverse=True)
    assert all(s[i][0] > s[i + 1][0] or s[i][0] == s[i + 1][0] and s[i][1] < s[i + 1][1] for i in range(n - 1)), n
    assert sorted(a) == sorted(sorted(a)) == sorted(reversed(sorted(a))) == sorted(sorted(a)[n // 2:] + sorted(a)[:n // 2])
print("random sizes ok")


class K:
    n = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        K.n += 1
        return self.v < o.v

    def __repr__(self):
        return f"K{self.v}"


print(sorted([K(3), K(1), K(2)]), K.n > 0)
asc = [K(i) for i in range(1000)]
K.n = 0
asc.sort()
print(K.n)
K.n = 0
asc.reverse()
asc.sort()
print(K.n)


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: sorted([1, "a"]))
show(lambda: sorted([None, None]))
show(lambda: sorted([[1], ["a"]]))
show(lambda: sorted(5))
show(lambda: sorted([1], key=5))
show(lambda: sorted([1, 2], key=lambda x: 1 / 0))
show(lambda: sorted([1, 2], reverse="x"))
show(lambda: sorted([1, 2], reverse=[]))
show(lambda: sorted([1, 2], None))
show(lambda: sorted([3, 1], key=None, reverse=0))
l = [3, 1, 2]


def key_mutates(x):
    l.append(x)
    return x


try:
    l.sort(key=key_mutates)
except ValueError as e:
    print(e, l)
l = [3, 1, 2]


def key_sees(x):
    seen.append(len(l))
    return x


seen = []
l.sort(key=key_sees)
print(seen, l)
l = [5, 3, 4, 1]


def failing(x):
    if x == 4:
        raise RuntimeError("key")
    return x


try:
    l.sort(key=failing)
except RuntimeError as e:
    print(e, sorted(l) == [1, 3, 4, 5], len(l))


class Bad:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        if self.v == 2:
            raise ValueError("lt")
        return self.v < o.v


b = [Bad(3), Bad(2), Bad(1), Bad(2)]
try:
    b.sort()
except ValueError as e:
    print(e, sorted(x.v for x in b))
print(sorted(["é", "z", "a", "日", "\U0001f600"]), sorted([b"b", b"a"]), sorted([(1, "b"), (1, "a")]), sorted([0.0, -0.0, 1, -1]), sorted([2 ** 70, -2 ** 70, 5]), sorted([[2], [1, 5], [1]]), sorted([True, False, True]))
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(words, key=len), sorted(words, key=lambda w: (len(w), w)), sorted(set(words)), sorted(words, key=lambda w: w[::-1]))
print(min(words, key=len), max(words, key=len), list(reversed(sorted(words)))[0])
