# Classes as callables, callable instances, __call__ look-up on the type, partial objects, class factories.
class F:
    def __init__(self, n):
        self.n = n

    def __call__(self, *a, **k):
        return self.n, a, k


f = F(1)
print(f(), f(1, x=2), f(*[1, 2], **{"y": 3}), callable(f), callable(F), list(map(F(2), "ab")), sorted([3, 1], key=type("K", (), {"__call__": lambda s, v: -v})()))
f.__call__ = lambda *a: "instance attribute is not used"
print(f(), f.__call__())
F.__call__ = lambda self, *a: "patched"
print(f(1), F(3)())
del F.__call__
try:
    F(1)()
except TypeError as e:
    print(e)
print(callable(F(1)))


class Partial:
    def __init__(self, f, *a, **k):
        self.f, self.a, self.k = f, a, k

    def __call__(self, *a, **k):
        return self.f(*self.a, *a, **{**self.k, **k})

    def __get__(self, o, t=None):
        return self if o is None else Partial(self.f, o, *self.a, **self.k)


p = Partial(lambda *a, **k: (a, k), 1, x=1)
print(p(2, y=2), p(x=9), Partial(int, base=2)("101"), Partial(print, "pre", sep="-")("post"))


class C:
    m = Partial(lambda self, a, b=0: (type(self).__name__, a, b), b=5)
    n = Partial(max)


print(C().m(1), C().m(1, b=2), C.m(C(), 3))


class Chain:
    def __init__(self, v=()):
        self.v = v

    def __call__(self, x=None):
        return self.v if x is None else Chain(self.v + (x,))


print(Chain()(1)(2)(3)(), Chain()())


class Meta(type):
    def __call__(cls, *a, **k):
        if a and a[0] == "skip":
            return "skipped"
        o = super().__call__(*a, **k)
        o.called = True
        return o


class D(metaclass=Meta):
    def __init__(self, v=0):
        self.v = v

    def __call__(self):
        return D(self.v + 1)


print(D("skip"), D(1).called, D(1)()().v, Meta.__call__(D, 5).v, type.__call__(D, 6).v, hasattr(type.__call__(D, 6), "called"))


class StaticCall:
    @staticmethod
    def __call__(*a):
        return "static", a


class ClassCall:
    @classmethod
    def __call__(cls, *a):
        return cls.__name__, a


class CallCall:
    __call__ = F(9) if False else C


class LenCall:
    __call__ = len


print(StaticCall()(1), ClassCall()(2), type(CallCall()()).__name__, end=" ")
try:
    LenCall()()
except TypeError as e:
    print(e)
print(LenCall()([1, 2]))


def make(name, *bases, **ns):
    return type(name, bases, ns)


P = make("P", __init__=lambda self, x: setattr(self, "x", x), __repr__=lambda self: f"P({self.x})", __add__=lambda self, o: type(self)(self.x + o.x))
Q = make("Q", P, double=property(lambda self: self.x * 2))
print(P(1) + P(2), Q(3) + P(4), Q(5).double, isinstance(Q(1), P), Q.__mro__[1] is P)
table = {"len": len, "up": str.upper, "F": F, "lam": lambda v: v * 2, "meth": [].append, "bound": "abc".find}
print([(k, callable(v)) for k, v in table.items()], table["len"]("abc"), table["up"]("x"), table["F"](1).n, table["lam"](4), table["meth"](1), table["bound"]("c"))
print((lambda: (yield))().__class__.__name__, type(f) is F, type(F) is type, (type)(5), (int)("3"), (lambda *a: a)(*"ab"), [lambda: 1][0](), {"k": lambda v: v}["k"](7), (f if callable(f) else len)([1]))
