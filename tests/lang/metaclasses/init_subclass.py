# __init_subclass__, class keyword arguments, __class_getitem__, registries.
class Plugin:
    registry = {}

    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        print("subclass", cls.__name__, key)
        if key:
            Plugin.registry[key] = cls


class A(Plugin, key="a"):
    pass


class B(A):
    pass


class C(Plugin, key="c"):
    def __init_subclass__(cls, **kw):
        print("C sub", cls.__name__, kw)
        super().__init_subclass__(**kw)


class D(C, key="d"):
    pass


print(sorted((k, v.__name__) for k, v in Plugin.registry.items()))
T = type("T", (Plugin,), {}, key="t")
print(Plugin.registry["t"].__name__)


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: type("E", (), {}, x=1))
show(lambda: type("E", (Plugin,), {}, x=1))


class Attr:
    def __init_subclass__(cls):
        print("seen", cls.__dict__.get("x"), cls.f(5))


class F(Attr):
    x = 10

    @classmethod
    def f(cls, v):
        return v + cls.x


class Fail:
    def __init_subclass__(cls):
        raise ValueError("no subclasses")


try:
    class G(Fail):
        pass
except ValueError as e:
    print(e)


class Generic:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class H(Generic):
    pass


print(Generic[int], H["x"], H[1, 2])
show(lambda: Generic()[1])
show(lambda: A[int])
print(list[int], dict[str, int], tuple[int, ...], type[int], set[str], frozenset[bytes])
print(list[int]([1, 2]), list[int].__origin__, list[int].__args__, dict[str, list[int]], list[int] == list[int])
print(Plugin.__subclasses__() == [A, C, T], [c.__name__ for c in Generic.__subclasses__()])


class Mixin1:
    def __init_subclass__(cls, **kw):
        print("m1", kw)
        super().__init_subclass__(**kw)


class Mixin2:
    def __init_subclass__(cls, m2=None, **kw):
        print("m2", m2)
        super().__init_subclass__(**kw)


class Both(Mixin1, Mixin2, m2=5):
    pass
