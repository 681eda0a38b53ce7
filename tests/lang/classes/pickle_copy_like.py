# Copying by hand: __copy__-like protocols, __reduce_ex__, __getstate__, cls.__new__ and __dict__.
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


def clone(o):
    new = type(o).__new__(type(o))
    new.__dict__.update(o.__dict__)
    return new


def deep(o, memo=None):
    memo = {} if memo is None else memo
    if id(o) in memo:
        return memo[id(o)]
    if isinstance(o, list):
        new = memo[id(o)] = []
        new.extend(deep(x, memo) for x in o)
    elif isinstance(o, dict):
        new = memo[id(o)] = {}
        for k, v in o.items():
            new[deep(k, memo)] = deep(v, memo)
    elif isinstance(o, tuple):
        new = memo[id(o)] = tuple(deep(x, memo) for x in o)
    elif isinstance(o, set):
        new = {deep(x, memo) for x in o}
    elif hasattr(o, "__dict__") and not isinstance(o, type) and not callable(o):
        new = memo[id(o)] = type(o).__new__(type(o))
        for k, v in vars(o).items():
            setattr(new, k, deep(v, memo))
    else:
        new = o
    return new


p = Point(1, [2, 3])
q = clone(p)
q.x = 10
q.y.append(4)
print(p, q, p.y is q.y)
r = deep(p)
r.y.append(5)
print(p, r)
cyc = [1, {"self": None}]
cyc[1]["self"] = cyc
c2 = deep(cyc)
print(c2[1]["self"] is c2, c2 is not cyc, c2)
shared = [0]
pair = deep((shared, shared, {1: shared}))
print(pair[0] is pair[1], pair[2][1] is pair[0], pair[0] is shared)
g = Point(1, None)
g.y = g
h = deep(g)
print(h.y is h, h is not g)
print(p.__getstate__(), object().__getstate__(), [1].copy(), {1: [2]}.copy()[1] is not None)


class Slots:
    __slots__ = ("a", "b")


s = Slots()
s.a = 1
print(s.__getstate__())
t = Slots.__new__(Slots)
for n in Slots.__slots__:
    if hasattr(s, n):
        setattr(t, n, getattr(s, n))
print(t.a, hasattr(t, "b"))
l = [[1], [2]]
a, b, c = l[:], list(l), l.copy()
print(all(x is not l and x == l and x[0] is l[0] for x in (a, b, c)), tuple(l)[0] is l[0], [*l][1] is l[1])
d = {"k": l}
e = dict(d)
e["k2"] = 1
print(d, e["k"] is l, {**d}["k"] is l)
