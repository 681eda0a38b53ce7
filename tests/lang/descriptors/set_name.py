# __set_name__ and validating descriptors.
class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, obj, owner):
        return self if obj is None else getattr(obj, self.name, None)

    def __set__(self, obj, v):
        self.check(v)
        setattr(obj, self.name, v)

    def check(self, v):
        pass


class Typed(Field):
    def __init__(self, t):
        self.t = t

    def check(self, v):
        if not isinstance(v, self.t):
            raise TypeError(f"{self.name[1:]} wants {self.t.__name__}, got {type(v).__name__}")


class Positive(Typed):
    def check(self, v):
        super().check(v)
        if v <= 0:
            raise ValueError(f"{self.name[1:]} must be positive")


class Item:
    name = Typed(str)
    price = Positive(float)
    count = Positive(int)

    def __init__(self, name, price, count):
        self.name, self.price, self.count = name, price, count


i = Item("x", 1.5, 3)
print(i.name, i.price, i.count, i.__dict__, type(Item.name).__name__)
for args in [(1, 1.0, 1), ("a", 1, 1), ("a", -1.0, 1), ("a", 1.0, 0)]:
    try:
        Item(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
shared = Field()


class S1:
    a = shared


class S2:
    b = shared


print(shared.name)
S2.late = Field()
print(hasattr(S2.__dict__["late"], "name"))


class Bad:
    def __set_name__(self, owner, name):
        raise RuntimeError("bad name")


try:
    class X:
        y = Bad()
except RuntimeError as e:
    print(type(e).__name__, e, getattr(e, "__notes__", None))


class Wrong:
    def __set_name__(self):
        pass


try:
    class Y:
        w = Wrong()
except TypeError as e:
    print(e, e.__notes__)


class Order:
    def __init__(self, n):
        self.n = n

    def __set_name__(self, o, name):
        print(self.n, name)


class Z:
    c = Order(1)
    a = Order(2)
    b = Order(3)


T = type("T", (), {"p": Order(9), "q": 1})


class Cached:
    def __init__(self, f):
        self.f = f

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, o, t):
        v = o.__dict__[self.name] = self.f(o)
        return v


class U:
    @Cached
    def heavy(self):
        print("computing")
        return 42


u = U()
print(u.heavy, u.heavy)
