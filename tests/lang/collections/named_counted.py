# namedtuple and Counter; keyword; reprlib.
import keyword
import reprlib
from collections import Counter, deque, namedtuple


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p.y, p[0], p == (1, 2), P._fields, P.__doc__, P.x.__doc__, P.__module__, P.__match_args__)
print(p._replace(x=5), p._asdict(), P._make([3, 4]), p.__getnewargs__(), P._field_defaults, P.__new__.__doc__, P._replace.__qualname__)
match p:
    case P(a, b):
        print(a, b)
D = namedtuple("D", ["a", "b", "c"], defaults=(1, 2), module="elsewhere")
print(D(0), D._field_defaults, D.__module__, namedtuple("R", "x def _y x 1", rename=True)._fields, namedtuple("E", ())())


class Point(namedtuple("Point", "x, y")):
    __slots__ = ()

    def __repr__(self):
        return "<%s>" % super().__repr__()


print(Point(1, 2), Point(1, 2)._replace(y=0))
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: P._make([1]), lambda: p._replace(q=1), lambda: setattr(p, "x", 1), lambda: delattr(p, "y"),
          lambda: namedtuple("a", "x x"), lambda: namedtuple("a", "def"), lambda: namedtuple("class", "x"), lambda: namedtuple("a", "x _y"),
          lambda: namedtuple("a", "x-y"), lambda: namedtuple("9a", "x"), lambda: namedtuple("a", "x", defaults=(1, 2)), lambda: P.x.__get__(5), lambda: P.x.__get__((1,)),
          lambda: P.y.__get__((1,)), lambda: P.x, lambda: P.x.__reduce__()):
    t(f)

c = Counter("abracadabra")
print(c, c["zz"], c.most_common(), c.total(), list(c))
print(c + c, c - Counter("aab"), c | Counter("zzz"), c & Counter("ab"), +c, -Counter(a=-1, b=2), sep="\n")
c.subtract("aaaaaaaaaa")
print(c, c == Counter(a=1), Counter(a=1) <= Counter(a=2), Counter(a=1) < Counter(a=1), Counter(a=0) == Counter(), Counter(b=1) > Counter())
c += Counter("b")
print(c)
c -= Counter("bbb")
print(c)
c |= Counter("ccc")
c &= Counter("ccrr")
print(c, c.copy(), c.__reduce__())
del c["not there"]
c.update({"c": 10}, d=4)
c.update("d")
print(c, Counter({"a": "x", "b": 3}), Counter(iterable=3), Counter([1, 1, 2.0, 2]))


class Loud(Counter):
    def get(self, key, default=None):
        print("get", key)
        return 10


print(dict(Loud("aab")))
big = Counter()
big["n"] = 2**63 - 1
big.update("nn")
n = big["n"]
big.update("n")
print(n, big)
for f in (lambda: Counter.fromkeys("a"), lambda: Counter([[1]]), lambda: Counter(5), lambda: Counter(1, 2), lambda: Counter(a="x").update("a")):
    t(f)

print(keyword.iskeyword("if"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), len(keyword.kwlist), keyword.softkwlist)
print(reprlib.repr([list(range(100))] * 3), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr(10**100))
print(reprlib.repr(deque(range(10))), reprlib.repr((1,)), reprlib.repr({3, 1, 2}), reprlib.repr([[[[[[[[]]]]]]]]), reprlib.Repr(indent=2, maxlist=2).repr([1, [2], 3]))


class Nest:
    @reprlib.recursive_repr("<again>")
    def __repr__(self):
        return "N(%r)" % self


print(Nest())
