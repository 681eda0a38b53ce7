# Many short-lived and long-lived objects with automatic collection at different thresholds.
import gc


class N:
    live = 0

    def __init__(self):
        N.live += 1
        self.link = None

    def __del__(self):
        N.live -= 1


def ring(n):
    nodes = [N() for _ in range(n)]
    for a, b in zip(nodes, nodes[1:] + nodes[:1]):
        a.link = b
    return nodes[0]


old = gc.get_threshold()
for th in ((10, 2, 2), (100, 5, 5), (700, 10, 10), (1, 1, 1)):
    gc.set_threshold(*th)
    keep = []
    for i in range(300):
        r = ring(3)
        if i % 10 == 0:
            keep.append(r)
    r = None
    ok = True
    for k in keep:
        a = k
        for _ in range(3):
            a = a.link
        ok = ok and a is k
    print(th, ok, len(keep), N.live >= 90)
    keep = None
    gc.collect()
    print(N.live)
gc.set_threshold(*old)
gc.set_threshold(0)
print(gc.get_threshold()[0])
for i in range(100):
    ring(2)
print(N.live)
gc.set_threshold(*old)
gc.collect()
print(N.live)


class Tree:
    def __init__(self, depth, parent=None):
        self.parent = parent
        self.kids = [Tree(depth - 1, self) for _ in range(2)] if depth else []

    def count(self):
        return 1 + sum(k.count() for k in self.kids)


gc.set_threshold(50, 3, 3)
trees = [Tree(5) for _ in range(10)]
print([t.count() for t in trees], all(k.parent is t for t in trees for k in t.kids))
trees = trees[::3]
gc.collect()
print([t.count() for t in trees])
table = {i: [i, {}] for i in range(500)}
for i in range(500):
    table[i][1]["next"] = table[(i + 1) % 500]
x = table[0]
table = None
gc.collect()
n = 0
y = x
while True:
    y = y[1]["next"]
    n += 1
    if y is x:
        break
print(n)
x = y = None


def gens(n):
    for i in range(n):
        l = []
        l.append(iter(l))
        g = (v for v in l)
        l.append(g)
        yield i


print(sum(gens(500)))


class Res:
    saved = []

    def __init__(self):
        self.me = self

    def __del__(self):
        Res.saved.append(self)


for _ in range(20):
    Res()
gc.collect()
print(len(Res.saved), all(r.me is r for r in Res.saved))
Res.saved.clear()
gc.collect()
print(len(Res.saved))
calls = []


class Caller:
    def __init__(self, i):
        self.i, self.me = i, self

    def __del__(self):
        calls.append(self.i)
        [ring(1) for _ in range(5)]


for i in range(50):
    Caller(i)
gc.collect()
gc.collect()
print(sorted(calls) == list(range(50)), N.live)
gc.set_threshold(*old)
print(gc.collect() >= 0, gc.get_threshold() == old, all(isinstance(c, int) and c >= 0 for c in gc.get_count()))
