# Calls of many kinds: bound methods kept, builtins, types, callables, partial application by hand, varying types at one site.
def poly(f, x):
    return f(x)


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x):
        return self.n + x

    def method(self, x):
        return self.n * x

    @classmethod
    def cm(cls, x):
        return cls.__name__, x

    @staticmethod
    def sm(x):
        return "static", x


def plain(x):
    return x, "plain"


def with_default(x, y=5):
    return x, y


def star(*a):
    return a


def gen(x):
    yield x


a = Adder(10)
for _ in range(3):
    for f in (plain, with_default, star, lambda x: -x, a, a.method, Adder.cm, a.cm, a.sm, Adder.sm, Adder, str, int, abs, [].append, [5, 1].count, {1: 2}.get, bool, type, repr):
        r = poly(f, 1)
        print(r if not isinstance(r, Adder) else "Adder", end=" ")
    print()
print(list(poly(gen, 3)))
ops = [a.method] * 3 + [plain] * 2 + [len] * 2
for f in ops:
    try:
        print(poly(f, 2), end=" ")
    except TypeError as e:
        print(e, end=" ")
print()


class Shape:
    def area(self):
        return 0

    def describe(self):
        return f"{type(self).__name__} {self.area()}"


class Sq(Shape):
    def __init__(self, s):
        self.s = s

    def area(self):
        return self.s ** 2


class Rect(Sq):
    def __init__(self, s, t):
        super().__init__(s)
        self.t = t

    def area(self):
        return self.s * self.t


shapes = [Shape(), Sq(2), Rect(2, 3)] * 3
print([s.describe() for s in shapes])
Sq.area = lambda self: "patched"
print([s.describe() for s in shapes[:3]])
shapes[1].area = lambda: "instance"
print([s.describe() for s in shapes[:3]])
del Sq.area
print([s.describe() for s in shapes[:3]])
del shapes[1].area
print([s.describe() for s in shapes[:3]])


class Base:
    x = 1

    def get(self):
        return self.x


def site(o):
    return o.get(), o.x


b = Base()
out = []
for i in range(6):
    out.append(site(b))
    if i == 2:
        Base.x = 2
    if i == 3:
        b.x = 3
    if i == 4:
        Base.get = lambda self: "new get"
print(out)


class Other:
    get = len
    x = "other"

    def __len__(self):
        return 4


class Slot:
    __slots__ = ("x",)

    def __init__(self):
        self.x = "slot"

    def get(self):
        return "slot get"


class Dyn:
    def __getattr__(self, n):
        return (lambda: "dyn get") if n == "get" else "dyn " + n


class Prop:
    @property
    def x(self):
        return "prop"

    @property
    def get(self):
        return lambda: "prop get"


for o in (Base(), Slot(), Dyn(), Prop(), Base(), Slot()):
    print(site(o), end=" ")
print()
def counter():
    counter.n += 1
    return counter.n


counter.n = 0
print([counter() for _ in range(3)], counter.n)
compose = lambda f, g: lambda *a, **k: f(g(*a, **k))
print(compose(str, max)(1, 5, 3), compose(len, compose(str, abs))(-1000), (lambda: (lambda: (lambda: "deep")())())())
print((lambda f: f(f, 10))(lambda f, n: n and n + f(f, n - 1)))
