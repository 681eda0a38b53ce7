# copy: shallow, deep, shared parts, cycles, the hooks, errors.
import copy


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Plain:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x


class Slots:
    __slots__ = ("a", "b")


class Both(Slots):
    pass


a = [1, [2, 3], {"k": (4, [5])}]
b, c = copy.copy(a), copy.deepcopy(a)
print(b == a, b[1] is a[1], c == a, c[1] is a[1], c[2]["k"] is a[2]["k"], copy.deepcopy((1, 2)), copy.copy((1,)))
t1 = (1, (2, 3))
t2 = ([1],)
print(copy.deepcopy(t1) is t1, copy.deepcopy(t2) is t2, copy.deepcopy(t2) == t2)
a.append(a)
d = copy.deepcopy(a)
print(d[3] is d, d is a)
shared = [1]
e = copy.deepcopy([shared, shared])
print(e[0] is e[1], e[0] is shared)
p = Plain([1])
q, r = copy.copy(p), copy.deepcopy(p)
print(q == p, q.x is p.x, r == p, r.x is p.x)
p.me = p
r = copy.deepcopy(p)
print(r.me is r)
s = Slots()
s.a = [1]
u, v = copy.copy(s), copy.deepcopy(s)
print(u.a is s.a, hasattr(u, "b"), v.a == s.a, v.a is s.a)
w = Both()
w.a, w.z = 1, [2]
x = copy.deepcopy(w)
print(x.a, x.z, x.z is w.z)


class Hooks:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep", type(memo).__name__

    def __replace__(self, **changes):
        return changes


print(copy.copy(Hooks()), copy.deepcopy([Hooks()]), copy.replace(Hooks(), a=1))


class Reduced:
    def __reduce__(self):
        return list, (), None, iter([1, [2]])


print(copy.copy(Reduced()), copy.deepcopy(Reduced()))


class State:
    def __getstate__(self):
        return {"n": [1]}

    def __setstate__(self, state):
        self.got = state


print(copy.copy(State()).got, copy.deepcopy(State()).got)


class SubList(list):
    pass


class SubDict(dict):
    pass


sl = SubList([[1]])
sl.note = [2]
sd = SubDict(k=[1])
x, y = copy.deepcopy(sl), copy.deepcopy(sd)
print(x, x.note, type(x).__name__, x[0] is sl[0], y, type(y).__name__, y["k"] is sd["k"], copy.copy(sl)[0] is sl[0])
print(copy.copy(print) is print, copy.deepcopy(len) is len, copy.copy(Plain) is Plain, copy.deepcopy(None), copy.deepcopy(...), copy.copy({1, 2}), copy.deepcopy(frozenset([1])), copy.copy(range(3)), copy.deepcopy(bytearray(b"a")))
m = p.__eq__
print(copy.deepcopy(m).__self__ is p, copy.deepcopy([1, 2][0:1].append).__name__)
from collections import OrderedDict, defaultdict, deque, namedtuple, Counter

P = namedtuple("P", "x y")
for o in (OrderedDict(b=[1], a=2), defaultdict(list, {1: [2]}), deque([[1], 2], 5), P([1], 2), Counter("aab")):
    x, y = copy.copy(o), copy.deepcopy(o)
    print(x, y, type(y).__name__, x == o, y == o)
print(copy.replace(P(1, 2), y=3))
memo = {}
k = [1]
print(copy.deepcopy(k, memo) is memo[id(k)], memo[id(memo)] == [k])
for f in (lambda: copy.replace(1, x=2), lambda: copy.copy(iter([1]).__reduce__ and (x for x in [])), lambda: copy.deepcopy((x for x in [])), lambda: copy.replace(), lambda: copy.copy()):
    t(f)
