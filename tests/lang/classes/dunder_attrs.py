# Special attributes of classes and instances: __dict__, __class__, __doc__, __module__, __annotations__, __match_args__.
class A:
    """Doc."""
    x: int = 1
    y: "forward"
    z: list[int]

    def f(self, p: int) -> str:
        """f doc"""


print(A.__doc__, A().__doc__, A.f.__doc__, A.__annotations__, A.f.__annotations__, A.__module__, A().__module__)
print("__dict__" in vars(A), "__weakref__" in vars(A), "__doc__" in vars(A), "__module__" in vars(A), "__qualname__" in vars(A))


class NoDoc:
    pass


class Inherits(A):
    pass


print(NoDoc.__doc__, Inherits.__doc__, NoDoc.__annotations__, Inherits.__annotations__, vars(NoDoc).get("__doc__", "absent"))
a = A()
a.__doc__ = "instance doc"
print(a.__doc__, A.__doc__)
A.__doc__ = "new"
print(A.__doc__, a.__class__.__doc__)
a.__class__ = Inherits
print(type(a).__name__, isinstance(a, Inherits), a.__class__ is type(a))


class Fake:
    @property
    def __class__(self):
        return int


print(isinstance(Fake(), int), type(Fake()).__name__, Fake().__class__, isinstance(Fake(), Fake))


class Ann:
    if True:
        a: int
    for i in range(1):
        b: str = "s"
    (c): int = 5


print(Ann.__annotations__, Ann.c)
x: int = 5
y: "quoted" = 0


def f():
    v: not_evaluated_here = 3
    w: also_not
    return v


print(f(), __annotations__.keys() if False else sorted(__annotations__))


class P:
    pass


p = P()
p.__dict__["weird key!"] = 1
p.__dict__[5] = 2
print(getattr(p, "weird key!"), p.__dict__)
d = p.__dict__
p.z = 3
d["q"] = 4
print(p.q, len(d), d is p.__dict__)
del p.__dict__
print(p.__dict__, d["z"])
p.__dict__ = {"fresh": 1}
print(p.fresh, hasattr(p, "z"))


class Sub(dict):
    pass


s = Sub(a=1)
s.attr = 2
print(s, s.__dict__, s.attr, vars(s))
print(A.f.__qualname__, A.__qualname__, type(A.__dict__).__name__, A.__class__, A.__class__.__class__, A.__base__, object.__doc__ is not None)
print([k for k in ("__init__", "__new__", "__repr__", "__hash__", "__eq__", "__str__", "__getattribute__", "__setattr__", "__delattr__", "__format__", "__reduce__", "__reduce_ex__", "__sizeof__", "__dir__", "__init_subclass__", "__subclasshook__", "__class__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__getstate__") if k not in dir(object)])
print(A().__eq__(1), A.__eq__(A, A), A().__ne__(1), A().__str__() == A().__repr__() or True, A().__format__("") != "", (5).__class__.__name__, A.__subclasshook__(1), A().__dir__()[:0])
o = A()
print(o.__sizeof__() > 0, o.__hash__() == hash(o), o.__getattribute__("x"), o.__setattr__("n", 5), o.n, o.__delattr__("n"), hasattr(o, "n"), o.__init__(), A.__call__().x, A.__instancecheck__(o), A.__subclasscheck__(Inherits))
