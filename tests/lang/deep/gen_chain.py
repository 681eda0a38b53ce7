# Long chains: generators over generators, closures over closures, linked nodes, decorated functions.
def inc(g):
    for x in g:
        yield x + 1


g = iter([0])
for _ in range(300):
    g = inc(g)
print(next(g))
f = lambda x: x
for _ in range(300):
    f = (lambda h: lambda x: h(x) + 1)(f)
print(f(0))


def deco(fn):
    def w(*a, **k):
        return fn(*a, **k) + 1

    return w


def base(x):
    return x


for _ in range(300):
    base = deco(base)
print(base(5))


class Node:
    def __init__(self, v, nxt):
        self.v, self.nxt = v, nxt


head = None
for i in range(20000):
    head = Node(i, head)
t, n = 0, head
while n:
    t += n.v
    n = n.nxt
print(t)
head = None


def flat(depth):
    if depth:
        yield depth
        yield from flat(depth - 1)


print(sum(flat(400)))
m = range(5)
for _ in range(200):
    m = map(lambda x: x + 1, m)
print(list(m))
z = [1]
for _ in range(50):
    z = list(zip(z))
x = z[0]
d = 0
while isinstance(x, tuple):
    x = x[0]
    d += 1
print(d, x)
e = None
for i in range(300):
    try:
        raise ValueError(i) from e
    except ValueError as err:
        e = err
c, k = 0, e
while k:
    k, c = k.__cause__, c + 1
print(c)
e = None
cls = object
for i in range(60):
    cls = type(f"C{i}", (cls,), {"depth": i, f"m{i}": lambda self, i=i: i})
o = cls()
print(o.depth, o.m0(), o.m59(), len(cls.__mro__), super(cls, o).depth)
s = "0"
for i in range(60):
    s = f"({s} + {i})"
print(eval(s))
ctx = []


class CM:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        ctx.append(self.n)

    def __exit__(self, *a):
        ctx.append(-self.n)


def nest(n):
    if n:
        with CM(n):
            nest(n - 1)


nest(200)
print(len(ctx), sum(ctx), ctx[:3], ctx[-3:])
a = b = []
for i in range(1000):
    b.append([])
    b = b[0]
n = 0
while a:
    a = a[0]
    n += 1
print(n)
dd = {}
cur = dd
for i in range(1000):
    cur["k"] = {}
    cur = cur["k"]
print(str(dd)[:20] if False else len(dd))
