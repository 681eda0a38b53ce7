# __new__ and __init__, their interplay and errors.
class A:
    def __new__(cls, *args, **kw):
        print("new", cls.__name__, args, kw)
        return super().__new__(cls)

    def __init__(self, *args, **kw):
        print("init", type(self).__name__, args, kw)


A(1, k=2)


class Other:
    def __new__(cls):
        return 42

    def __init__(self):
        print("never")


print(Other())


class Sub(A):
    def __init__(self):
        print("sub init")


class GivesSub(A):
    def __new__(cls):
        return Sub.__base__.__new__(Sub)


class Parent:
    def __new__(cls, x=None):
        return object.__new__(Child)

    def __init__(self, x=None):
        print("parent init", x)


class Child(Parent):
    def __init__(self, x=None):
        print("child init", x)


print(type(Parent(5)).__name__)
print(type(GivesSub()).__name__)


class Single:
    inst = None

    def __new__(cls):
        if cls.inst is None:
            cls.inst = super().__new__(cls)
        return cls.inst

    def __init__(self):
        self.count = getattr(self, "count", 0) + 1


print(Single() is Single(), Single().count)


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


class OnlyNew:
    def __new__(cls, a):
        return object.__new__(cls)


class OnlyInit:
    def __init__(self, a):
        self.a = a


class ExtraToNew:
    def __new__(cls, a):
        return object.__new__(cls, a)


class ExtraToInit:
    def __init__(self, a):
        object.__init__(self, a)


class BadInit:
    def __init__(self):
        return 5


class NoneInit:
    def __init__(self):
        return None


class Empty:
    pass


show(lambda: type(OnlyNew(1)).__name__)
show(lambda: OnlyNew())
show(lambda: OnlyInit(1).a)
show(lambda: OnlyInit())
show(lambda: ExtraToNew(1))
show(lambda: ExtraToInit(1))
show(lambda: BadInit())
show(lambda: type(NoneInit()).__name__)
show(lambda: Empty(1))
show(lambda: Empty(a=1))
show(lambda: object.__new__())
show(lambda: object.__new__(5))
show(lambda: object.__new__(int))
show(lambda: int.__new__(str))
show(lambda: int.__new__(A))
show(lambda: list.__new__(dict))
show(lambda: object.__new__(Empty, 1))
show(lambda: Empty().__init__(1))


class Inits(Empty):
    def __init__(self, *a):
        super().__init__()
        self.n = len(a)


x = Inits(1, 2, 3)
print(x.n)
x.__init__()
print(x.n)


class Point(tuple):
    def __new__(cls, x, y):
        return tuple.__new__(cls, (x, y))

    x = property(lambda self: self[0])
    y = property(lambda self: self[1])


print(Point(1, 2), Point(3, 4).x, Point(x=5, y=6).y)


class Up(str):
    def __new__(cls, v):
        return super().__new__(cls, v.upper())


print(Up("abc"))
l = list.__new__(list)
l.__init__([1, 2])
l.__init__("ab")
print(l)
print(dict.__new__(dict), tuple.__new__(tuple, [1]), str.__new__(str, 5), int.__new__(int, "7"), float.__new__(float, 2))
