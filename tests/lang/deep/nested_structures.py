# Structures 100,000 deep: built, measured, compared, copied, freed.
import sys
n = 100000
l = []
for i in range(n):
    l = [l]
depth = 0
p = l
while p:
    p = p[0]
    depth += 1
print(depth)


def show(thunk):
    try:
        r = thunk()
        print(type(r).__name__)
    except RecursionError as e:
        print("RecursionError", str(e).startswith("maximum recursion depth exceeded"))


m = []
for i in range(n):
    m = [m]
show(lambda: repr(l))
show(lambda: l == m)
show(lambda: l < m)
show(lambda: str(l))
c = l[:]
print(c[0] is l[0])
del l, m, c, p
t = ()
for i in range(n):
    t = (t,)
show(lambda: repr(t))
show(lambda: t == (t,))
del t
d = {}
for i in range(n):
    d = {"k": d}
show(lambda: repr(d))
show(lambda: d == {"k": d})
del d


class Node:
    def __init__(self, nxt):
        self.nxt = nxt


x = None
for i in range(n):
    x = Node(x)
count = 0
y = x
while y:
    count += 1
    y = y.nxt
print(count)
del x


class Slotted:
    __slots__ = ("nxt",)


x = None
for i in range(n):
    s = Slotted()
    s.nxt = x
    x = s
del x, s
f = None
for i in range(n):
    f = (lambda g: lambda: g)(f)
del f
g = None
for i in range(n):
    g = (v for v in [g])
del g
it = iter(())
for i in range(n):
    it = iter([it])
del it
st = frozenset()
for i in range(1000):
    st = frozenset([st])
print(len(st))
del st
e = None
for i in range(n // 10):
    new = ValueError(i)
    new.__context__ = e
    e = new
del e, new
chain = range(3)
for i in range(2000):
    chain = map(abs, chain) if i < 500 else chain
print(list(chain))
print("freed")
