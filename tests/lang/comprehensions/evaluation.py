# What comprehensions evaluate, when and how often; side effects; exceptions; deep nesting; generators inside.
log = []


def t(x, tag=""):
    log.append(f"{tag}{x}")
    return x


def flush():
    print(log)
    log.clear()


[t(x, "e") for x in t([1, 2], "it") if t(x, "if") > 1]
flush()
[(x, y) for x in t("ab", "outer") for y in t("12", "inner")]
flush()
{t(k, "k"): t(v, "v") for k, v in t([("a", 1)], "it")}
flush()
g = (t(x, "e") for x in t([1, 2], "it"))
flush()
next(g)
flush()
[t(y) for x in range(3) if t(x, "a") if t(x % 2, "b") for y in range(x) if t(y, "c") == 0]
flush()


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        log.append("iter")
        for i in range(self.n):
            log.append(f"next{i}")
            yield i

    def __len__(self):
        log.append("len")
        return self.n


[x for x in It(2)]
flush()
list(It(2))
flush()
[*It(1), *It(1)]
flush()
{x for x in It(1)}
flush()
sum(x for x in It(2))
flush()


def fails(x):
    if x == 2:
        raise ValueError(x)
    return x


for thunk in (lambda: [fails(x) for x in range(4)], lambda: {fails(x) for x in range(4)}, lambda: {fails(x): 1 for x in range(4)}, lambda: {1: fails(x) for x in range(4)}, lambda: list(fails(x) for x in range(4)), lambda: [x for x in range(4) if fails(x)], lambda: [[fails(y) for y in range(x)] for x in range(4)], lambda: [x for x in map(fails, range(4))]):
    try:
        print(thunk())
    except ValueError as e:
        print("ValueError", e)
print([[[[d for d in range(c)] for c in range(b)] for b in range(a)] for a in range(4)])
print([a + b + c for a in "ab" for b in "cd" if b != "d" or a == "b" for c in a + b])
print([x for l in [[1, 2], [3]] for x in l for _ in range(2)], [(i, j, k) for i in range(2) for j in range(i) for k in range(j + 1)])
print({i: {j: i * j for j in range(2)} for i in range(2)}, {(a, b) for a in range(2) for b in range(2)} == {(0, 0), (0, 1), (1, 0), (1, 1)}, {k: v for d in [{"a": 1}, {"b": 2}] for k, v in d.items()})
print([y for x in [1, 2, 3] for y in [x * x] if y > 1], [z for z in [5, 6]], [w for w in "abc" if w in "bcd"], [*[i for i in range(2)], *(j for j in "x")])
print(len([None for _ in range(10000)]), sum([i * i for i in range(1000) if i % 3 == 0]), max([abs(x) for x in (-5, 3)]), "".join([chr(97 + i) for i in range(26)]), [divmod(i, 3) for i in range(5)], [i for i, in [(1,), (2,)]], [a for a, (b, *c) in [(1, (2, 3, 4))]], [c for a, (b, *c) in [(1, (2, 3, 4))]])
o = type("O", (), {})()
[0 for o.attr in range(3)]
d = {}
[0 for d["k"] in range(3)]
l = [0, 0]
[0 for l[0], l[1] in [(1, 2)]]
print(o.attr, d, l)


def gen():
    r = None
    x = [i for i in (yield 1)]
    yield x


g = gen()
next(g)
print(g.send([7, 8]))
fs = [lambda n, i=i: (n, i) for i in range(3)]
print([f(1) for f in fs], [f(0)[1] for f in (lambda n: (n, k) for k in range(3))], [(lambda: i)() for i in range(3)], [i for i in range(3) if (lambda: i % 2)()])
