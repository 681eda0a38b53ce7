# Class decorators, mixins and cooperative methods over several bases; changing bases; __subclasses__.
def total_ordering(cls):
    cls.__gt__ = lambda s, o: o < s
    cls.__le__ = lambda s, o: not o < s
    cls.__ge__ = lambda s, o: not s < o
    return cls


def add_repr(*fields):
    def deco(cls):
        cls.__repr__ = lambda s: f"{cls.__name__}({', '.join(f'{f}={getattr(s, f)!r}' for f in fields)})"
        return cls

    return deco


def singleton(cls):
    inst = {}

    def get(*a, **k):
        if cls not in inst:
            inst[cls] = cls(*a, **k)
        return inst[cls]

    get.cls = cls
    return get


def count_instances(cls):
    orig = cls.__init__

    def init(self, *a, **k):
        cls.count = getattr(cls, "count", 0) + 1
        orig(self, *a, **k)

    cls.__init__ = init
    return cls


@total_ordering
@add_repr("major", "minor")
class V:
    def __init__(self, major, minor=0):
        self.major, self.minor = major, minor

    def __lt__(self, o):
        return (self.major, self.minor) < (o.major, o.minor)


a, b = V(1, 2), V(1, 10)
print(a, b, a < b, a > b, a <= b, a >= b, sorted([b, a]), max(a, b))


@singleton
class Config:
    def __init__(self, v=1):
        self.v = v


print(Config(5) is Config(6), Config().v, Config.cls.__name__)


@count_instances
class Counted:
    def __init__(self, x):
        self.x = x


[Counted(i) for i in range(4)]
print(Counted.count)


class Base:
    def process(self, x):
        return [f"Base({x})"]


class Upper(Base):
    def process(self, x):
        return ["Upper"] + super().process(x.upper())


class Reverse(Base):
    def process(self, x):
        return ["Reverse"] + super().process(x[::-1])


class Log(Base):
    def process(self, x):
        r = super().process(x)
        return r + ["logged"]


class A(Upper, Reverse, Log): pass
class B(Log, Reverse, Upper): pass
class C(A): 
    def process(self, x):
        return ["C"] + super().process(x + "!")


for cls in (A, B, C):
    print(cls.__name__, cls().process("abc"), [k.__name__ for k in cls.__mro__])
print([c.__name__ for c in Base.__subclasses__()], A.__bases__ == (Upper, Reverse, Log))
class Late(Upper):
    pass


Late.__bases__ = (Reverse,)
print([k.__name__ for k in Late.__mro__], Late().process("abc"), [c.__name__ for c in Upper.__subclasses__()], [c.__name__ for c in Reverse.__subclasses__()])
try:
    Reverse.__bases__ = (Late,)
except TypeError as e:
    print(e)


class Comparable:
    def __eq__(self, o): return self.key() == o.key()
    def __lt__(self, o): return self.key() < o.key()
    def __hash__(self): return hash(self.key())
class Printable:
    def __str__(self): return f"<{type(self).__name__} {self.key()}>"
class Item(Comparable, Printable):
    def __init__(self, k): self.k = k
    def key(self): return self.k


print(Item(1) == Item(1), Item(1) < Item(2), sorted(map(Item, [3, 1, 2]))[0].k, str(Item(5)), len({Item(1), Item(1)}))


def replace(cls):
    class New(cls):
        def extra(self):
            return "extra " + super().name()

    New.__name__ = cls.__name__
    return New


@replace
class R:
    def name(self):
        return type(self).__name__


print(R().extra(), R.__mro__[1].__qualname__, R.__qualname__)


def registry():
    items = {}

    def add(cls=None, *, name=None):
        if cls is None:
            return lambda c: add(c, name=name)
        items[name or cls.__name__.lower()] = cls
        return cls

    return add, items


add, items = registry()


@add
class One: pass


@add(name="zwei")
class Two: pass


print(sorted(items), items["zwei"]().__class__.__name__, One is items["one"])


class Empty1: pass
class Empty2: pass


class Mixed(Empty1, dict, Empty2): pass
m = Mixed(a=1)
m.attr = 2
print(m, m.attr, [k.__name__ for k in Mixed.__mro__], isinstance(m, dict))
