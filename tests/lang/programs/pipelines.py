# Generator pipelines: sources, filters, sinks, coroutines, chunking, laziness.
def source(n):
    for i in range(n):
        trace.append(f"make {i}")
        yield i


def keep(pred):
    def stage(items):
        for x in items:
            if pred(x):
                yield x

    return stage


def apply(f):
    return lambda items: (f(x) for x in items)


def take(n):
    def stage(items):
        it = iter(items)
        for _ in range(n):
            try:
                yield next(it)
            except StopIteration:
                return

    return stage


def pipe(items, *stages):
    for s in stages:
        items = s(items)
    return items


trace = []
result = pipe(source(100), keep(lambda x: x % 3 == 0), apply(lambda x: x * x), take(4))
print(trace, list(result), len(trace), sep="\n")


def chunks(items, n):
    chunk = []
    for x in items:
        chunk.append(x)
        if len(chunk) == n:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def window(items, n):
    buf = ()
    for x in items:
        buf = (*buf, x)[-n:]
        if len(buf) == n:
            yield buf


def unique(items):
    seen = set()
    for x in items:
        if x not in seen:
            seen.add(x)
            yield x


def group(items, key):
    it = iter(items)
    try:
        cur = next(it)
    except StopIteration:
        return
    k, members = key(cur), [cur]
    for x in it:
        if key(x) == k:
            members.append(x)
        else:
            yield k, members
            k, members = key(x), [x]
    yield k, members


print(list(chunks(range(7), 3)), list(window("abcde", 3)), list(unique("mississippi")), list(group([1, 3, 2, 4, 5], lambda v: v % 2)), list(group([], len)))


def coroutine(f):
    def start(*a, **k):
        g = f(*a, **k)
        next(g)
        return g

    return start


@coroutine
def printer(prefix):
    try:
        while True:
            print(prefix, (yield))
    except GeneratorExit:
        print(prefix, "closed")


@coroutine
def broadcast(*targets):
    while True:
        v = yield
        for t in targets:
            t.send(v)


@coroutine
def match(word, target):
    while True:
        line = yield
        if word in line:
            target.send(line)


@coroutine
def average():
    total = n = 0
    avg = None
    while True:
        total += yield avg
        n += 1
        avg = total / n


p = printer(">>")
b = broadcast(match("fox", p), match("dog", p))
for line in ("the fox", "a cat", "fox and dog"):
    b.send(line)
p.close()
a = average()
print([a.send(v) for v in (10, 20, 60)])


def tree(n, label="r"):
    if n:
        yield label
        yield from tree(n - 1, label + "0")
        yield from tree(n - 1, label + "1")


print(list(tree(3)), sum(1 for _ in tree(10)))


def primes():
    def sieve(it):
        p = next(it)
        yield p
        yield from sieve(x for x in it if x % p)

    def nat(n):
        while True:
            yield n
            n += 1

    return sieve(nat(2))


print(list(take(20)(primes())))


def merge_sorted(a, b):
    a, b = iter(a), iter(b)
    x, y = next(a, None), next(b, None)
    while x is not None or y is not None:
        if y is None or x is not None and x <= y:
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)


print(list(merge_sorted([1, 4, 9], [2, 3, 10, 11])))


class Peekable:
    def __init__(self, it):
        self.it, self.buf = iter(it), []

    def __iter__(self):
        return self

    def __next__(self):
        return self.buf.pop() if self.buf else next(self.it)

    def peek(self, default=None):
        if not self.buf:
            try:
                self.buf.append(next(self.it))
            except StopIteration:
                return default
        return self.buf[-1]


def runs(s):
    p = Peekable(s)
    for c in p:
        n = 1
        while p.peek() == c:
            next(p)
            n += 1
        yield f"{c}{n if n > 1 else ''}"


print("".join(runs("aaabccdddd")), list(Peekable([])), Peekable([]).peek("none"))


def scheduler(tasks):
    tasks, out = list(tasks.items()), []
    while tasks:
        name, t = tasks.pop(0)
        try:
            out.append((name, next(t)))
            tasks.append((name, t))
        except StopIteration as e:
            out.append((name, "done", e.value))
    return out


def task(n):
    for i in range(n):
        yield i
    return n * 10


print(scheduler({"a": task(2), "b": task(1), "c": task(3)}))
