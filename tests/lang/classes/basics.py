# Classes: attributes, methods, instances, dict, repr, class body.
class A:
    "doc"
    x = 1
    y: int = 2

    def __init__(self, v=0):
        self.v = v

    def get(self):
        return self.v


a = A(5)
print(a.get(), A.get(a), a.x, A.x, a.__dict__, a.__class__ is A, A.__name__, A.__doc__, A.__module__)
a.x = 10
print(a.x, A.x)
del a.x
print(a.x)
A.x = 7
print(a.x)
A.new = lambda self: self.v * 2
print(a.new())
print(isinstance(a, A), isinstance(a, object), issubclass(A, object), type(a) is A, type(A) is type)
print(repr(A), repr(a).startswith("<__main__.A object at 0x"), str(type(5)), type(None), type(...))
print(A.__bases__, A.__mro__, A.__qualname__, A.__annotations__)
print([k for k in A.__dict__ if not k.startswith("__")])
m = a.get
print(m(), m.__self__ is a, m.__func__ is A.__dict__["get"], m == a.get, m is a.get, m == A(5).get)
print(repr(m).startswith("<bound method A.get of <__main__.A object at 0x"))
a.__dict__["w"] = 3
print(a.w, vars(a), vars(a) is a.__dict__)
a.__dict__ = {"v": 100}
print(a.get(), hasattr(a, "w"))


class B:
    a = 1
    b = a + 1
    c = [a for _ in range(2)] if False else [b]
    if b > 1:
        d = "cond"
    for i in range(2):
        pass

    def f(self): return self.i


print(B.b, B.c, B.d, B.i, B().f())


class C:
    pass


c, d = C(), C()
c.p = 1
d.q = 2
c.q = 3
d.p = 4
print(c.__dict__, d.__dict__)
C.__name__ = "Renamed"
C.__qualname__ = "Q.Renamed"
print(C, C.__name__)
a.__class__ = C
print(type(a) is C, a.v)


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: A().nope)
show(lambda: A.nope)
show(lambda: delattr(A(), "nope"))
show(lambda: delattr(A, "nope"))
show(lambda: setattr(A(), 5, 1))
show(lambda: getattr(A(), 5))
show(lambda: setattr(int, "x", 1))
show(lambda: setattr(5, "x", 1))
show(lambda: setattr(object(), "x", 1))
show(lambda: setattr(A(), "__class__", 5))
show(lambda: setattr(A(), "__class__", int))
show(lambda: setattr(A(), "__dict__", 5))
show(lambda: setattr(A, "__name__", 5))
show(lambda: setattr(A, "__dict__", {}))
show(lambda: (5).nope)
show(lambda: None.nope)
show(lambda: "".nope)
show(lambda: [].nope)
show(lambda: A.get())
show(lambda: getattr(A, "zz", "default"))
show(lambda: object().__dict__)
print(hasattr(A, "get"), hasattr(A, "zz"), getattr(A(3), "get")())
setattr(A, "s", 1)
print(A.s)
delattr(A, "s")
print(hasattr(A, "s"))
print(dir(B())[-7:], [n for n in dir(A) if n[0] != "_"])
