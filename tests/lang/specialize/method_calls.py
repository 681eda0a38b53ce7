# Method calls on one site: types change, classes change, methods are replaced.
def call(o, *a):
    return o.m(*a)


def call0(o):
    return o.m()


class A:
    def m(self, *a):
        return "A", a


class B(A):
    pass


class C(A):
    def m(self, *a):
        return ("C",) + super().m(*a)


class St:
    @staticmethod
    def m(*a):
        return "static", a


class Cl:
    @classmethod
    def m(cls, *a):
        return cls.__name__, a


class Inst:
    def __init__(self):
        self.m = lambda *a: ("instance", a)


class Attr:
    m = str.upper if False else len


class Call:
    class K:
        def __call__(self, *a):
            return "callable object", a

    m = K()


class Type:
    m = dict


class Dyn:
    def __getattr__(self, n):
        return lambda *a: (n, a)


class Gen:
    def m(self):
        yield 1


class Slots:
    __slots__ = ("m",)


s = Slots()
s.m = lambda *a: ("slot", a)
objs = [A(), B(), C(), St(), St, Cl(), Cl, Inst(), Call(), Type(), Dyn(), s]
for _ in range(3):
    out = [call0(o) for o in objs]
    out2 = [call(o, *([1] if not isinstance(o, Type) else [[(1, 2)]])) for o in objs]
for a, b in zip(out, out2):
    print(a, b)
a, b = A(), B()
r = []
for i in range(8):
    r.append((call0(a)[0], call0(b)[0]))
    if i == 0:
        A.m = lambda self: ("patched",)
    elif i == 2:
        B.m = lambda self: ("B own",)
    elif i == 4:
        a.m = lambda: ("on instance",)
    elif i == 5:
        del B.m
    elif i == 6:
        del a.m
print(r)
for bad in (5, None, object(), A):
    try:
        call0(bad)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


def builtin_methods():
    out = []
    for o in ([3, 1], (1, 1), "aXa", b"aXa", {1: 2}, {1}):
        for name in ("count", "index", "copy", "upper", "keys", "pop"):
            try:
                f = getattr(o, name)
                out.append(f() if name in ("copy", "upper", "pop") else list(f()) if name == "keys" else f(1))
            except Exception as e:
                out.append(type(e).__name__)
    return out


print(builtin_methods())
l = []
for i in range(5):
    l.append(i)
    l.append(str(i))
print(l, "".join(x for x in l if isinstance(x, str)))


class Acc:
    def __init__(self):
        self.t = 0

    def add(self, n):
        self.t += n
        return self

    def get(self):
        return self.t


print(Acc().add(1).add(2).add(3.5).get(), sum(Acc().add(i).get() for i in range(10)))
class Over(list):
    def append(self, x):
        super().append(x * 2)


for c in (list(), Over(), list(), Over()):
    for i in range(3):
        c.append(i)
    print(c, end=" ")
print()
w = [c.strip for c in (" a ", "b ")]
print([f() for f in w])
