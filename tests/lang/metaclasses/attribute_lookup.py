# Look-up of attributes on classes: metaclass data descriptors, class dict, metaclass non-data, __getattr__.
class Data:
    def __init__(self, tag):
        self.tag = tag

    def __get__(self, o, t=None):
        return f"{self.tag}.get({getattr(o, '__name__', o is not None)}, {t.__name__})"

    def __set__(self, o, v):
        print(f"{self.tag}.set({v})")

    def __delete__(self, o):
        print(f"{self.tag}.delete")


class NonData:
    def __get__(self, o, t=None):
        return f"nondata({getattr(o, '__name__', o is not None)}, {t.__name__})"


class Meta(type):
    a = Data("meta a")
    b = NonData()
    c = "meta c"
    d = Data("meta d")

    def meth(cls):
        return f"meth of {cls.__name__}"

    @classmethod
    def cm(mcs):
        return mcs.__name__

    @staticmethod
    def sm():
        return "static"

    def __getattr__(cls, n):
        return f"getattr {n}"


class C(metaclass=Meta):
    a = "class a"
    b = "class b"
    e = Data("class e")
    f = NonData()


class Sub(C):
    d = "sub d"


for cls in (C, Sub):
    print([getattr(cls, n) for n in "abcdefg"])
    i = cls()
    out = []
    for n in "abcdefg":
        try:
            out.append(getattr(i, n))
        except AttributeError as err:
            out.append("AttributeError")
    print(out)
C.a = 1
C.d = 2
C.c = "own c"
del C.a
print(C.c, Meta.c, C.__dict__["a"])
print(C.meth(), Sub.meth(), C.cm(), C.sm(), Meta.meth(C))
try:
    C().meth()
except AttributeError as err:
    print(err)
i = C()
i.e = 5
i.f = "instance f"
del i.e
print(i.f, C.f)
print(C.__name__, C.__class__, type(C).__mro__[1], Meta.__name__, C.mro() == [C, object])


class M2(type):
    def __getattribute__(cls, n):
        if n == "magic":
            return "from getattribute"
        return super().__getattribute__(n)

    def __setattr__(cls, n, v):
        print("meta setattr", n)
        super().__setattr__(n, v)

    def __delattr__(cls, n):
        print("meta delattr", n)
        super().__delattr__(n)

    def __dir__(cls):
        return ["only", "these"]


class D(metaclass=M2):
    x = 1


print(D.magic, D.x, dir(D))
D.y = 2
del D.y
try:
    D().magic
except AttributeError as err:
    print(err)
print(hasattr(D(), "x"), hasattr(D, "magic"), hasattr(D(), "magic"))


class Dunder(type):
    def __len__(cls):
        return 42

    def __call__(cls, *a):
        return ("called", a)

    def __contains__(cls, x):
        return x == "in"

    def __iter__(cls):
        yield from "xyz"

    def __getitem__(cls, k):
        return k * 2

    def __eq__(cls, o):
        return o == "eq"

    __hash__ = type.__hash__

    def __lt__(cls, o):
        return "lt"

    def __or__(cls, o):
        return "or"

    def __neg__(cls):
        return "neg"

    def __enter__(cls):
        return "entered"

    def __exit__(cls, *a):
        print("exit")

    def __format__(cls, spec):
        return f"fmt {spec}"

    def __int__(cls):
        return 7


class E(metaclass=Dunder):
    def __len__(self):
        return 1


print(len(E), E(1, 2), "in" in E, list(E), E[4], E == "eq", E < 1, E | 1, -E, f"{E:q}", int(E), [*E], hash(E) is not None)
with E as v:
    print(v)
print(len(object.__new__(E)), isinstance(E, Dunder), E.__len__ is not Dunder.__len__)
