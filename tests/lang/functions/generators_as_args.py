# Generators, iterators and closures passed through functions with star arguments and defaults.
def collect(*args, **kw):
    return [list(a) if hasattr(a, "__next__") else a for a in args], {k: list(v) if hasattr(v, "__next__") else v for k, v in kw.items()}


print(collect((i for i in range(3)), iter("ab"), 5, g=(c for c in "xy")))


def apply(f, *iters):
    for items in zip(*iters):
        yield f(*items)


print(list(apply(lambda a, b: a * b, [1, 2, 3], "abc")), list(apply(max, range(3), range(3, 0, -1))), list(apply(print, "xy", [1, 2], (True, False))))


def tee(it, n=2):
    it = iter(it)
    queues = [[] for _ in range(n)]

    def gen(q):
        while True:
            if not q:
                try:
                    v = next(it)
                except StopIteration:
                    return
                for other in queues:
                    other.append(v)
            yield q.pop(0)

    return [gen(q) for q in queues]


a, b = tee(i * i for i in range(5))
print(next(a), next(a), list(b), list(a))


def accumulate(it, f=lambda a, b: a + b, start=None):
    it = iter(it)
    total = next(it) if start is None else start
    yield total
    for x in it:
        total = f(total, x)
        yield total


print(list(accumulate([1, 2, 3, 4])), list(accumulate("abc")), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], start=10)))


def permutations(items, r=None):
    items = list(items)
    r = len(items) if r is None else r
    if r == 0:
        yield ()
        return
    for i, x in enumerate(items):
        for p in permutations(items[:i] + items[i + 1:], r - 1):
            yield (x, *p)


def combinations(items, r):
    if r == 0:
        yield ()
    elif items:
        yield from ((items[0], *c) for c in combinations(items[1:], r - 1))
        yield from combinations(items[1:], r)


def product(*its):
    if not its:
        yield ()
        return
    head, *tail = its
    for x in head:
        for rest in product(*tail):
            yield (x, *rest)


def groupby(it, key=lambda x: x):
    groups = []
    for x in it:
        k = key(x)
        if not groups or groups[-1][0] != k:
            groups.append((k, []))
        groups[-1][1].append(x)
    return groups


print(list(permutations("abc")), list(permutations(range(4), 2)), list(combinations("abcd", 2)), list(product("ab", [1, 2], (True,))), list(product()), groupby("aaabbca"), groupby([1, 3, 2, 4], lambda v: v % 2))


def chain(*its):
    for it in its:
        yield from it


def islice(it, start, stop=None, step=1):
    if stop is None:
        start, stop = 0, start
    for i, x in enumerate(it):
        if i >= stop:
            return
        if i >= start and (i - start) % step == 0:
            yield x


def count(n=0, step=1):
    while True:
        yield n
        n += step


def cycle(it):
    saved = list(it)
    while saved:
        yield from saved


def takewhile(p, it):
    for x in it:
        if not p(x):
            return
        yield x


def roundrobin(*its):
    its = [iter(i) for i in its]
    while its:
        for i in its[:]:
            try:
                yield next(i)
            except StopIteration:
                its.remove(i)


print(list(islice(count(5), 3)), list(islice(cycle("ab"), 1, 8, 2)), list(takewhile(lambda v: v < 20, (x * x for x in count()))), list(chain("ab", [1], chain((2,), {3: 4}))), "".join(roundrobin("ABC", "D", "EF")), list(islice(cycle([]), 5)))
print(dict(zip(count(1), "abc")), sum(islice((1 / 2 ** n for n in count()), 30)), list(zip(*tee("xyz", 3))), max(accumulate([1, -5, 10, -3])), [len(list(product(*["ab"] * n))) for n in range(5)])
