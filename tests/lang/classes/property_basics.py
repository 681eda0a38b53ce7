# property.
class C:
    def __init__(self):
        self._x = 0

    @property
    def x(self):
        "doc of x"
        return self._x

    @x.setter
    def x(self, v):
        print("set", v)
        self._x = v

    @x.deleter
    def x(self):
        print("del")
        self._x = None

    @property
    def ro(self):
        return "ro"

    wo = property(None, lambda self, v: print("wo", v))
    full = property(lambda s: 1, doc="given doc")


c = C()
c.x = 5
c.x += 2
print(c.x)
del c.x
print(c.x, C.x.__doc__, C.full.__doc__, type(C.x).__name__)
print(C.x.fget.__name__, C.x.fset.__name__, C.x.fdel.__name__, C.ro.fset, C.x.__get__(c), C.x.__get__(None, C) is C.x)
c.wo = 3
c.__dict__["ro"] = "instance dict loses"
print(c.ro)


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: setattr(c, "ro", 1))
show(lambda: delattr(c, "ro"))
show(lambda: c.wo)
show(lambda: setattr(c, "full", 1))
show(lambda: property().__get__(c))
show(lambda: property().__set__(c, 1))
show(lambda: property(1).__get__(c))
show(lambda: property(1, 2, 3, 4, 5))
show(lambda: setattr(C.x, "fget", 1))


class D(C):
    @property
    def x(self):
        return "D" + str(super().x)

    @C.ro.getter
    def ro(self):
        return "D.ro"


d = D()
print(d.x, d.ro, C().ro)
show(lambda: setattr(d, "x", 1))


class E(C):
    @C.x.setter
    def x(self, v):
        C.x.fset(self, v * 100)


e = E()
e.x = 2
print(e.x)


class Lazy:
    @property
    def v(self):
        raise AttributeError("inner")

    def __getattr__(self, n):
        return "getattr " + n


print(Lazy().v)


class Err:
    @property
    def v(self):
        raise ValueError("in property")

    @property
    def a(self):
        return self.missing


show(lambda: Err().v)
show(lambda: Err().a)
print(hasattr(Err(), "a"))
show(lambda: hasattr(Err(), "v"))


class P2(property):
    tag = 1


class F:
    @P2
    def z(self):
        "zdoc"
        return 26


print(F().z, F.__dict__["z"].tag, F.z.__doc__)
p = property(lambda s: s)
print(p.__name__ if hasattr(p, "__name__") else None, C.x.__name__, C.__dict__["ro"].__name__)
G = type("G", (), {"a": property(lambda s: 1), "b": property(len)})
print(G().a)
show(lambda: G().b)
