# getattr, setattr, delattr, hasattr with odd names, keywords, dunders, and on classes, modules, functions.
class A:
    pass


a = A()
for name in ("x", "with space", "", "1st", "class", "é", "a.b", "__dunder__", "_A__mangled", "None"):
    setattr(a, name, name.upper())
    print(repr(name), getattr(a, name), hasattr(a, name), name in vars(a))
    delattr(a, name)
    print(hasattr(a, name), getattr(a, name, "gone"), end=" ")
print()


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: getattr(a, "nope"))
show(lambda: getattr(a, "nope", None))
show(lambda: getattr(a, 1))
show(lambda: getattr(a, None, "d"))
show(lambda: setattr(a, 1, 1))
show(lambda: setattr(a, b"x", 1))
show(lambda: delattr(a, 1))
show(lambda: delattr(a, "zzz"))
show(lambda: hasattr(a, 1))
show(lambda: setattr(5, "x", 1))
show(lambda: setattr([], "x", 1))
show(lambda: setattr(None, "x", 1))
show(lambda: setattr(len, "x", 1))
show(lambda: setattr(int, "x", 1))
show(lambda: delattr(int, "real"))
show(lambda: setattr(object(), "x", 1))
show(lambda: setattr("s", "upper", 1))
show(lambda: delattr("s", "upper"))
show(lambda: setattr((1).real, "x", 1))
show(lambda: setattr(a.__init__, "x", 1))
show(lambda: setattr({}, "keys", 1))
show(lambda: getattr(A, "__dict__")["__module__"])
show(lambda: delattr(A, "__dict__"))
show(lambda: delattr(a, "__class__"))
show(lambda: setattr(a, "__class__", A) or a.__class__.__name__)
show(lambda: setattr(A, "__class__", 5))
show(lambda: setattr(a, "__doc__", "d") or a.__doc__)
show(lambda: delattr(A, "__doc__") or A.__doc__)
show(lambda: setattr(A, "__bases__", 5))
show(lambda: setattr(A, "__name__", "B") or A.__name__)
show(lambda: setattr(A, "__name__", "a\0b"))
show(lambda: setattr(A, "__qualname__", 5))


class P:
    @property
    def ro(self):
        return 1

    @property
    def raises_attr(self):
        raise AttributeError("inner")

    @property
    def raises_value(self):
        raise ValueError("inner")


p = P()
show(lambda: setattr(p, "ro", 2))
show(lambda: delattr(p, "ro"))
show(lambda: hasattr(p, "raises_attr"))
show(lambda: getattr(p, "raises_attr", "default"))
show(lambda: hasattr(p, "raises_value"))
show(lambda: getattr(p, "raises_value", "default"))


def f():
    pass


f.x = 1
show(lambda: f.x)
show(lambda: vars(f))
show(lambda: delattr(f, "x") or hasattr(f, "x"))
show(lambda: setattr(f, "__doc__", 5) or f.__doc__)
show(lambda: setattr(f, "__closure__", ()))
show(lambda: setattr(f.__code__, "co_name", "x"))
import sys
setattr(sys, "my_thing", 5)
print(sys.my_thing, hasattr(sys, "my_thing"), delattr(sys, "my_thing"), hasattr(sys, "my_thing"))


class Slots:
    __slots__ = ("a",)


s = Slots()
show(lambda: setattr(s, "a", 1) or s.a)
show(lambda: setattr(s, "b", 1))
show(lambda: delattr(s, "a") or hasattr(s, "a"))
show(lambda: delattr(s, "a"))
show(lambda: delattr(s, "b"))
class D:
    def __delattr__(self, n):
        print("deleting", n)

    def __setattr__(self, n, v):
        print("setting", n, v)


d = D()
d.x = 1
del d.x
setattr(d, "y", 2)
delattr(d, "y")
d.z: int = 5
d.w, d.v = 1, 2
for d.loop in range(2):
    pass
object.__setattr__(d, "real", 1)
print(vars(d), hasattr(d, "x"))
d.real += 1
