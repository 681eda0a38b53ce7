# A dozen sorting algorithms, checked against each other, with counters.
class Counted:
    compares = 0
    __slots__ = ("v",)

    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        Counted.compares += 1
        return self.v < o.v

    def __le__(self, o):
        return not o < self


def bubble(a):
    for n in range(len(a) - 1, 0, -1):
        swapped = False
        for i in range(n):
            if a[i + 1] < a[i]:
                a[i], a[i + 1] = a[i + 1], a[i]
                swapped = True
        if not swapped:
            break


def selection(a):
    for i in range(len(a)):
        m = i
        for j in range(i + 1, len(a)):
            if a[j] < a[m]:
                m = j
        a[i], a[m] = a[m], a[i]


def insertion(a):
    for i in range(1, len(a)):
        x, j = a[i], i
        while j and x < a[j - 1]:
            a[j] = a[j - 1]
            j -= 1
        a[j] = x


def shell(a):
    gap = len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            x, j = a[i], i
            while j >= gap and x < a[j - gap]:
                a[j] = a[j - gap]
                j -= gap
            a[j] = x
        gap //= 2


def merge(a):
    if len(a) < 2:
        return
    mid = len(a) // 2
    l, r = a[:mid], a[mid:]
    merge(l)
    merge(r)
    i = j = 0
    for k in range(len(a)):
        if j >= len(r) or i < len(l) and l[i] <= r[j]:
            a[k] = l[i]
            i += 1
        else:
            a[k] = r[j]
            j += 1


def quick(a, lo=0, hi=None):
    hi = len(a) - 1 if hi is None else hi
    while lo < hi:
        p, i, j = a[(lo + hi) // 2], lo, hi
        while i <= j:
            while a[i] < p:
                i += 1
            while p < a[j]:
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i, j = i + 1, j - 1
        quick(a, lo, j)
        lo = i


def heap(a):
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and a[c] < a[c + 1]:
                c += 1
            if not a[i] < a[c]:
                return
            a[i], a[c] = a[c], a[i]
            i = c

    for i in range(len(a) // 2 - 1, -1, -1):
        sift(i, len(a))
    for n in range(len(a) - 1, 0, -1):
        a[0], a[n] = a[n], a[0]
        sift(0, n)


def comb(a):
    gap, swapped = len(a), True
    while gap > 1 or swapped:
        gap, swapped = max(1, gap * 10 // 13), False
        for i in range(len(a) - gap):
            if a[i + gap] < a[i]:
                a[i], a[i + gap] = a[i + gap], a[i]
                swapped = True


def functional(a):
    def qs(l):
        return qs([x for x in l[1:] if x < l[0]]) + [l[0]] + qs([x for x in l[1:] if not x < l[0]]) if l else []

    a[:] = qs(a)


def builtin(a):
    a.sort()


def lcg(seed):
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        yield seed >> 40


rnd = lcg(42)
inputs = {"random": [next(rnd) % 1000 for _ in range(120)], "sorted": list(range(100)), "reversed": list(range(100, 0, -1)), "equal": [5] * 60, "few": [next(rnd) % 4 for _ in range(100)], "empty": [], "one": [1]}
for f in (bubble, selection, insertion, shell, merge, quick, heap, comb, functional, builtin):
    counts = []
    for name, data in inputs.items():
        a = [Counted(v) for v in data]
        Counted.compares = 0
        f(a)
        assert [x.v for x in a] == sorted(data), (f.__name__, name)
        counts.append(Counted.compares)
    print(f"{f.__name__:12}", *(f"{c:6d}" for c in (counts if f is not builtin else counts[1:4])))


def counting(a):
    n = [0] * (max(a, default=0) + 1)
    for v in a:
        n[v] += 1
    return [v for v, c in enumerate(n) for _ in range(c)]


def radix(a):
    for shift in range(0, 16, 4):
        buckets = [[] for _ in range(16)]
        for v in a:
            buckets[v >> shift & 15].append(v)
        a = [v for b in buckets for v in b]
    return a


print(all(counting(d) == radix(d) == sorted(d) for d in inputs.values()))
words = "pear fig apple kiwi banana cherry date".split()
for key in (None, len, lambda w: w[-1], lambda w: (-len(w), w)):
    w = words[:]
    if key is None:
        merge(w)
    else:
        w.sort(key=key)
    print(w)
