# Descriptors at work: cached properties, aliases, validated attributes, methods with state, class properties.
class cached:
    def __init__(self, f):
        self.f, self.__doc__ = f, f.__doc__

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, o, t):
        if o is None:
            return self
        v = o.__dict__[self.name] = self.f(o)
        return v


class alias:
    def __init__(self, target):
        self.target = target

    def __get__(self, o, t):
        return getattr(o if o is not None else t, self.target)

    def __set__(self, o, v):
        setattr(o, self.target, v)


class classproperty:
    def __init__(self, f):
        self.f = f

    def __get__(self, o, t):
        return self.f(t)


class countcalls:
    def __init__(self, f):
        self.f, self.calls = f, 0

    def __get__(self, o, t):
        if o is None:
            return self
        return lambda *a, **k: self(o, *a, **k)

    def __call__(self, *a, **k):
        self.calls += 1
        return self.f(*a, **k)


class C:
    n = 0

    def __init__(self):
        self.width = 3

    @cached
    def area(self):
        "computed once"
        C.n += 1
        return self.width ** 2

    w = alias("width")

    @classproperty
    def name(cls):
        return cls.__name__.lower()

    @countcalls
    def work(self, x):
        return self.width * x


class D(C):
    pass


c, d = C(), D()
print(c.area, c.area, C.n, vars(c), C.area.__doc__, type(C.area).__name__)
del c.area
print(c.area, C.n)
c.area = "set"
print(c.area)
c.w = 10
print(c.w, c.width, C.name, c.name, D.name, d.name)
print(c.work(2), d.work(3), C.work.calls, C.work(c, 1), C.work.calls, D.work is C.work)


class Range:
    def __init__(self, lo, hi):
        self.lo, self.hi, self.data = lo, hi, {}

    def __get__(self, o, t):
        return self if o is None else self.data.get(id(o), self.lo)

    def __set__(self, o, v):
        if not self.lo <= v <= self.hi:
            raise ValueError(f"{v} not in {self.lo}..{self.hi}")
        self.data[id(o)] = v

    def __delete__(self, o):
        del self.data[id(o)]


class T:
    a = Range(0, 10)
    b = Range(-1, 1)


t, u = T(), T()
t.a = 5
print(t.a, u.a, t.b, len(T.a.data))
for bad in (11, -1):
    try:
        t.a = bad
    except ValueError as e:
        print(e)
del t.a
print(t.a)
try:
    del t.a
except KeyError:
    print("KeyError")


class Method:
    def __init__(self, f):
        self.f = f

    def __get__(self, o, t=None):
        return type(self.f)(self.f.__code__, self.f.__globals__, "bound", (o,)) if o is not None else self.f


class M:
    @Method
    def m(self=None, *a):
        return type(self).__name__, a


print(M().m(), M.m())
f = lambda self, x: (self, x)
b = f.__get__(5)
print(b(6), b.__self__, type(b).__name__, f.__get__(None, int) is f, f.__get__(5, int)(1), len.__get__ if hasattr(len, "__get__") else "builtins are not descriptors")
try:
    f.__get__(None)
except TypeError as e:
    print(e)
print("abc".upper.__call__(), str.upper.__get__("xyz")(), str.__dict__["join"].__get__("-", str)(["a", "b"]), int.__add__.__get__(5)(6), property(lambda s: s * 2).__get__(21), staticmethod(len).__get__(None, int)("ab"), classmethod(lambda c, x: (c.__name__, x)).__get__(None, int)(1))
class Chain:
    def __init__(self, path=()):
        self.path = path

    def __get__(self, o, t):
        return Chain(self.path + (t.__name__ if o is None else "inst",))

    def __getattr__(self, n):
        return Chain(self.path + (n,))


class Root:
    c = Chain()


print(Root.c.x.y.path, Root().c.z.path)
