# __instancecheck__, __subclasscheck__, unions, abstract-like classes, cls and __class__ tricks.
class Duck(type):
    def __instancecheck__(cls, o):
        return all(hasattr(o, m) for m in cls.methods)

    def __subclasscheck__(cls, c):
        return all(hasattr(c, m) for m in cls.methods)


class Sized(metaclass=Duck):
    methods = ("__len__",)


class Mapping(metaclass=Duck):
    methods = ("keys", "__getitem__")


class Mine:
    def __len__(self):
        return 0


for o in ([], {}, "", 5, Mine(), Mine, None):
    print(repr(o)[:20] if not isinstance(o, (Mine, type)) else "mine", isinstance(o, Sized), isinstance(o, Mapping), isinstance(o, (int, Sized)), isinstance(o, (Mapping, str)))
print(issubclass(list, Sized), issubclass(int, Sized), issubclass(dict, (Mapping, int)), issubclass(Mine, Sized))


class Counting(type):
    n = 0

    def __instancecheck__(cls, o):
        Counting.n += 1
        return NotImplemented if o == "ni" else o


class C(metaclass=Counting):
    pass


class Raises(type):
    def __instancecheck__(cls, o):
        raise ValueError("check")

    def __subclasscheck__(cls, c):
        raise KeyError("sub")


class R(metaclass=Raises):
    pass


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


print(isinstance(C(), C), Counting.n, isinstance(1, C), isinstance(0, C), isinstance([], C), Counting.n)
show(lambda: isinstance(5, R))
show(lambda: isinstance(R(), R))
show(lambda: issubclass(int, R))
show(lambda: isinstance(5, (int, R)))
show(lambda: isinstance("s", (int, R)))
show(lambda: isinstance(1, int | R))
show(lambda: isinstance(1, "int"))
show(lambda: isinstance(1, (int, "x")))
show(lambda: isinstance("a", (int, "x")))
show(lambda: isinstance(1, ((), ((int,),))))
show(lambda: isinstance(1, None))
show(lambda: isinstance(None, int | None))
show(lambda: isinstance(1, list[int] | int))
show(lambda: isinstance("", list[int] | int))
show(lambda: issubclass(int, int | str))
show(lambda: issubclass(5, int | str))
show(lambda: issubclass(int, (str, (bool, object))))
show(lambda: issubclass(int, "x"))
show(lambda: issubclass(int))
show(lambda: isinstance())


class Liar:
    __class__ = int


print(isinstance(Liar(), int), isinstance(Liar(), Liar), isinstance(Liar(), str), type(Liar()).__name__, issubclass(Liar, int))


class Proxy:
    def __init__(self, o):
        self._o = o

    @property
    def __class__(self):
        return type(self._o)


print(isinstance(Proxy([]), list), isinstance(Proxy(5), int), isinstance(Proxy(5), Proxy), Proxy([]).__class__)


class FakeBases:
    def __init__(self, *bases):
        self.__bases__ = bases


b = FakeBases()
d = FakeBases(b)
show(lambda: issubclass(d, b))
show(lambda: issubclass(b, d))
show(lambda: isinstance(5, b))
print(callable(isinstance), isinstance(isinstance, type(len)), isinstance(type, type), isinstance(object(), object), issubclass(type, object), issubclass(object, type), isinstance(True, (str, int)), isinstance(len, object), isinstance(None, type(None)))
print([t.__name__ for t in (int, str, list, type, object) if isinstance(t, type)], [isinstance(x, (int, float)) for x in (1, 1.5, "1", True, None)])
