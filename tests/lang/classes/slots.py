# __slots__.
class P:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = P(1, 2)
print(p.x, p.y, P.__slots__, hasattr(p, "__dict__"), type(P.x).__name__, repr(P.x))
p.x = 5
print(p.x, P.x.__get__(p), P.x.__name__)
del p.x


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: p.x)
show(lambda: delattr(p, "x"))
show(lambda: setattr(p, "z", 1))
show(lambda: p.z)
show(lambda: p.__dict__)
show(lambda: P.x.__get__(5))
show(lambda: P.x.__set__(p))


class Q(P):
    __slots__ = ["z"]


class R(P):
    pass


class S(P):
    __slots__ = "single"


class D:
    __slots__ = ("a", "__dict__")


q = Q(1, 2)
q.z = 3
print(q.x, q.z, hasattr(q, "__dict__"))
r = R(1, 2)
r.other = 5
print(r.__dict__, r.x)
s = S(0, 0)
s.single = 1
print(s.single)
d = D()
d.a = 1
d.b = 2
print(d.__dict__, d.a)


class E:
    __slots__ = ()


show(lambda: setattr(E(), "a", 1))
print(E.__slots__)


class Priv:
    __slots__ = ("__p",)

    def __init__(self):
        self.__p = 1

    def get(self):
        return self.__p


print(Priv().get(), hasattr(Priv, "_Priv__p"))


class L(list):
    __slots__ = ("tag",)


l = L([1])
l.tag = "t"
print(l, l.tag)
show(lambda: setattr(l, "foo", 1))


def make(**ns):
    return type("T", ns.pop("bases", ()), ns)


show(lambda: make(__slots__=("a",), a=1))
show(lambda: make(__slots__=("1a",)))
show(lambda: make(__slots__=(1,)))
show(lambda: make(__slots__=5))
show(lambda: make(__slots__=("__dict__", "__dict__")))
show(lambda: make(__slots__=("a",), bases=(int,)).__name__)
show(lambda: make(__slots__=("a",), bases=(tuple,)))
show(lambda: make(__slots__=(), bases=(tuple,)).__name__)
show(lambda: make(bases=(make(__slots__=("a",)), make(__slots__=("b",)))))
show(lambda: make(bases=(make(__slots__=("a",)), make(__slots__=()))).__name__)


class Doc:
    __slots__ = {"a": "doc of a", "b": None}


print(Doc.__slots__["a"], Doc.a.__doc__ if hasattr(Doc.a, "__doc__") else None)


class Shadow(P):
    __slots__ = ("x",)

    def both(self):
        P.x.__set__(self, "base")
        self.x = "own"
        return P.x.__get__(self), self.x


print(Shadow(1, 2).both())


class Def:
    __slots__ = ("v",)

    def __getattr__(self, n):
        return "fallback " + n


print(Def().v, Def().w)
p.x = [p]
del p
nodes = []
for i in range(3):
    n = P(i, nodes[-1] if nodes else None)
    nodes.append(n)
print(nodes[2].y.y.x)
q2 = Q(7, 8)
try:
    q2.__class__ = P
except TypeError as e:
    print(e)
