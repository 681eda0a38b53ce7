# type() with one and three arguments, attributes of classes that are made by hand.
def init(self, v):
    self.v = v


X = type("X", (), {"a": 1, "__init__": init, "get": lambda self: self.v, "__doc__": "xdoc"})
print(X, X.__name__, X.a, X(5).get(), X.__doc__, X.__module__, X.__qualname__)
Y = type("Y", (X,), dict(b=2, __qualname__="Outer.Y", __module__="mod"))
print(Y, Y.__qualname__, Y.__module__, Y(3).get(), Y.b)
print(type(5), type("a"), type(None), type(type), type(X), type(len), type(lambda: 0), type(...), type(NotImplemented))
print(type([].append), type(str.join), type("".__add__), type(iter([])), type({}.keys()), type(iter({})), type((x for x in ())))
print(type(range(0)), type(slice(0)), type(iter(range(0))), type(enumerate([])), type(zip()), type(map(abs, [])), type(reversed([])))
print(type(iter("")), type(iter(b"")), type(iter(())), type(iter(set())), type(iter(bytearray())), type(filter(None, [])))
print(type(type.__dict__), type(property()), type(super(X, X(1))), type(Exception()), type(__builtins__))


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: type())
show(lambda: type(1, 2))
show(lambda: type("a", "b", "c"))
show(lambda: type("a", (), 5))
show(lambda: type(5, (), {}))
show(lambda: type("a", [], {}))
show(lambda: type("a\0b", (), {}))
show(lambda: type("a", (), {}, 5))
ns = {"x": 1}
Z = type("Z", (), ns)
ns["x"] = 2
print(Z.x)
print(X.__dict__["a"], type(X.__dict__).__name__)
show(lambda: X.__dict__.__setitem__("a", 1))
print(object.__bases__, object.__mro__, type.__mro__, object.__base__, int.__base__, bool.__base__, bool.__mro__)
print(type.__call__(X, 7).v, type.mro(bool), isinstance(type, object), isinstance(object, type), isinstance(type, type))
print(X.__basicsize__ >= 16, X.__flags__ & 1 << 9 != 0, X.__weakrefoffset__ >= 0)
X.__doc__ = "changed"
print(X.__doc__)
show(lambda: setattr(int, "__doc__", "x"))
show(lambda: setattr(X, "__mro__", ()))
show(lambda: setattr(X, "__bases__", ()))
show(lambda: setattr(X, "__bases__", (int,)))
show(lambda: setattr(X, "__bases__", (X,)))
show(lambda: setattr(Y, "__bases__", (type("N", (), {}),)))
print(int.__name__, int.__module__, int.__qualname__, type(int.__doc__))
show(lambda: delattr(X, "__name__"))
show(lambda: delattr(X, "__module__"))
print(type("A", (), {}) == type("A", (), {}), type("A", (int,), {})(5) + 1, type("é", (), {}).__name__, type("", (), {}).__name__ == "")
