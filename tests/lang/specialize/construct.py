# Construction of instances at one site: __init__ variants, __new__, metaclasses, patched classes, failures.
class Plain:
    pass


class Init:
    def __init__(self, a=1, *b, c=2, **d):
        self.t = a, b, c, d


class New:
    def __new__(cls, *a, **k):
        o = super().__new__(cls)
        o.a = a
        return o


class Both(New):
    def __init__(self, *a, **k):
        self.k = k


class Slots:
    __slots__ = ("x",)

    def __init__(self, x=0):
        self.x = x


class Meta(type):
    def __call__(cls, *a):
        o = super().__call__()
        o.meta = a
        return o


class WithMeta(metaclass=Meta):
    pass


class Fails:
    def __init__(self, *a):
        raise ValueError("init fails")


class Returns:
    def __init__(self, *a):
        return 5


class NotInst:
    def __new__(cls, *a):
        return a


class Sub(list):
    def __init__(self, *a):
        super().__init__(a)


class Dyn:
    def __init__(self, n):
        for i in range(n):
            setattr(self, f"a{i}", i)


def make(cls, *a):
    return cls(*a)


classes = [Plain, Init, New, Both, Slots, WithMeta, Fails, Returns, NotInst, Sub, Dyn, int, str, list, dict, type, bool, ValueError, range]
for _ in range(3):
    out = []
    for c in classes:
        for args in ((), (3,)):
            try:
                r = make(c, *args)
                out.append((type(r).__name__, getattr(r, "__dict__", None) if type(r).__module__ == "__main__" else repr(r)))
            except (TypeError, ValueError) as e:
                out.append(f"{type(e).__name__}: {e}")
for o in out:
    print(o)
objs = [Init(i, i + 1, c=i, z=i) for i in range(3)]
print([o.t for o in objs])
r = []
for i in range(6):
    r.append(getattr(Plain(), "tag", None))
    if i == 1:
        Plain.__init__ = lambda self: setattr(self, "tag", "patched init")
    elif i == 3:
        Plain.__new__ = staticmethod(lambda cls: "patched new")
    elif i == 4:
        del Plain.__new__, Plain.__init__
print(r)


class Node:
    def __init__(self, v, *kids):
        self.v = v
        self.kids = [Node(*k) if isinstance(k, tuple) else Node(k) for k in kids]

    def sum(self):
        return self.v + sum(k.sum() for k in self.kids)


print(Node(1, 2, (3, 4, 5), (6, (7, 8))).sum())


class Rec:
    def __init__(self, n):
        self.n = n
        self.sub = Rec(n - 1) if n else None


x, d = Rec(200), 0
while x:
    d += 1
    x = x.sub
print(d)


class A:
    def __init__(self):
        self.order = ["A"]


class B(A):
    def __init__(self, x):
        super().__init__()
        self.order.append(x)


class C(B):
    def __init__(self, x, y=None):
        B.__init__(self, x)
        self.order.append(y)


print([C(i, y=-i).order for i in range(3)], B("b").order)
print([type(c()).__name__ for c in (dict, list, set, A, tuple, A)], [c(1) for c in (int, float, str, bool)], len({id(o) for o in [Slots() for _ in range(10)]}))
