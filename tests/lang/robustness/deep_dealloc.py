# Deep structures of every kind are freed without trouble, by reference count and by the collector.
import gc
N = 20000


class P:
    __slots__ = ("a", "b")

    def __init__(self, a, b=None):
        self.a, self.b = a, b


class Q:
    def __init__(self, a):
        self.a = a


class L(list):
    pass


def chain(step):
    x = None
    for _ in range(N):
        x = step(x)
    return x


def closure(x):
    return lambda: x


def gen(x):
    def g():
        yield x
    return g()


makers = {
    "list": lambda x: [x],
    "tuple": lambda x: (x,),
    "dict value": lambda x: {"k": x},
    "slots": P,
    "instance": Q,
    "list subclass": lambda x: L([x]),
    "closure": closure,
    "iterator": lambda x: iter([x]),
    "generator": gen,
    "map": lambda x: map(abs, [x]),
    "zip": lambda x: zip([x]),
    "slice": lambda x: slice(x),
    "method": lambda x: Q(x).__init__,
    "exception": lambda x: ValueError(x),
    "property": lambda x: property(x),
    "staticmethod": lambda x: staticmethod(x),
    "mixed": lambda x: [{"k": (x,)}],
    "wide": lambda x: [1, "a", (2.5,), x, {}],
}
for name, step in makers.items():
    x = chain(step)
    x = None
    x = chain(step)
    cyc = [x]
    cyc.append(cyc)
    x = cyc = None
    gc.collect()
    print(name, "freed")


class D:
    n = 0

    def __init__(self, nxt):
        self.nxt = nxt

    def __del__(self):
        D.n += 1


x = chain(D)
x = None
print(D.n == N, D.n)
e = None
for i in range(3000):
    new = KeyError(i)
    new.__cause__ = e
    e = new
e = new = None
d = {}
for i in range(N):
    d = {i: d, "x": [d]} if i % 1000 == 0 else {i: d}
d = None
t = None
for i in range(1000):
    t = P(t, t)
t = None
print("all freed", sum(range(10)))
