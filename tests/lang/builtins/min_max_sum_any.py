# min, max, sum, any, all, sorted: keys, defaults, ties, order of calls, short circuits.
log = []


def k(x):
    log.append(x)
    return -x


print(max([3, 1, 2], key=k), log)
log.clear()
print(min(3, 1, 2, key=k), log)
print(max("b", "a", "B"), max([], default=0), min((), default="none"), max([1], default=5), max([[1], [2]]), max({3: "a", 1: "b"}), max("hello world".split(), key=len), min("hello"), max(range(10), key=lambda x: -(x - 4) ** 2))
ties = [(1, "a"), (0, "b"), (1, "c"), (0, "d")]
print(max(ties, key=lambda t: t[0]), min(ties, key=lambda t: t[0]), sorted(ties, key=lambda t: t[0]), sorted(ties, key=lambda t: t[0], reverse=True), max(1, 1.0, True), max(1.0, 1), min(True, 1), max(0.0, -0.0), min(0.0, -0.0))


class V:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        log.append(f"{self.n}<{o.n}")
        return self.n < o.n

    def __gt__(self, o):
        log.append(f"{self.n}>{o.n}")
        return self.n > o.n

    def __repr__(self):
        return f"V{self.n}"


log.clear()
print(max([V(2), V(3), V(1)]), log)
log.clear()
print(min([V(2), V(3), V(1)]), log)


def gen(*vals):
    for v in vals:
        log.append(v)
        yield v


log.clear()
print(any(gen(0, 1, 2)), log)
log.clear()
print(all(gen(1, 0, 2)), log)
log.clear()
print(any(gen()), all(gen()), any([[]]), all([[]]), any([None, 0, ""]), all([1, "a", [0]]))


class B:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        log.append(f"bool {self.v}")
        return self.v


log.clear()
print(any([B(False), B(True), B(True)]), all([B(True), B(False), B(True)]), log)
print(sum([1, 2, 3]), sum([1.5, 2]), sum([1, 2], 10), sum([], 5), sum([[1], [2, 3]], []), sum(((1,), (2,)), ()), sum(range(101)), sum([2 ** 62, 2 ** 62, 2 ** 62]), sum([2 ** 63]), sum([True] * 5), sum(x * x for x in range(5)), sum({1: "a", 2: "b"}), sum([0.1] * 7), sum([1, 0.1, 2 ** 70]), sum([-2 ** 63, -1]), sum([1] * 10, start=-10))


class A:
    def __init__(self, s):
        self.s = s

    def __add__(self, o):
        return A(self.s + (o.s if isinstance(o, A) else str(o)))

    def __radd__(self, o):
        return A(str(o) + self.s)


print(sum([A("a"), A("b"), 5]).s, sum([A("x")], A("start")).s, sum([1, 2, A("a"), 3]).s)


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: max([1, "a"]))
show(lambda: max(["a", 1]))
show(lambda: max([1, 2], key=1))
show(lambda: max([None, None]))
show(lambda: max(key=len))
show(lambda: max(5))
show(lambda: max(default=1))
show(lambda: max(1, 2, default=1))
show(lambda: min([1, 2], bad=1))
show(lambda: min([[1], 2]))
show(lambda: max([1, 2], key=lambda x: 1 / (x - 2)))
show(lambda: sum([1, "a"]))
show(lambda: sum([[]]))
show(lambda: sum([1], "a"))
show(lambda: sum(["a"], "b"))
show(lambda: sum(1, 2))
show(lambda: sum([1], [2]))
show(lambda: sum())
show(lambda: any(1))
show(lambda: all(x / 0 for x in [1]))
show(lambda: any([1], [2]))
show(lambda: max([complex] if False else [object(), object()]))
show(lambda: sorted([1, 2], key=lambda x: None))
show(lambda: max([1, float("nan"), 3]))
show(lambda: max([float("nan"), 1, 3]))
show(lambda: min([3, float("nan"), 1]))
