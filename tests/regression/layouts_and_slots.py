# Assigning __class__ between equal __slots__ on different bases; names of unset slots; a slot that
# is called __classcell__; keys of a class that are no str; state by __slotnames__; dir() of odd modules.
import copyreg
import sys
import warnings


class G:
    __slots__ = ["a", "b"]


class H:
    __slots__ = ["b", "a"]


class L(G):
    __slots__ = ["e"]


class M(H):
    __slots__ = ["e"]


class N(G):
    __slots__ = ["e"]


def assign(x, cls):
    try:
        x.__class__ = cls
        return type(x) is cls
    except TypeError as e:
        return e


print(assign(G(), H), assign(L(), N))
print(assign(L(), M))
try:
    G().a
except AttributeError as e:
    print(e, e.name, type(e.obj))
G.__module__ = "elsewhere"
try:
    G().a
except AttributeError as e:
    print(e)


class Meta(type):
    def __new__(cls, name, bases, namespace, attr):
        namespace["__slots__"] = (attr,)
        return super().__new__(cls, name, bases, namespace)

    def __init__(self, *args, **kwargs):
        pass


class C1:
    def __init__(self):
        self.x = 1


class C2(C1, metaclass=Meta, attr="__classcell__"):
    def __init__(self):
        super().__init__()


print(C2().x, C2.__dict__["__classcell__"])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    type("X", (), {5: 1})
    print([str(w.message) for w in caught])


class S(str):
    pass


class A:
    __slotnames__ = [S("spam")]

    def __getattr__(self, name):
        if name == "spam":
            A.__slotnames__[:] = [S('spam')]
            return 42
        raise AttributeError(name)


print(A().__reduce_ex__(2)[1:])
print(type(complex.real), complex.imag, (1 + 2j).real)
Odd = type("Odd", (type(sys),), {"__dict__": property(lambda self: 8)})
try:
    dir(Odd("m"))
except TypeError as e:
    print(e)


class Named:
    __slots__ = (S("x"),)


n = Named()
n.x = 1
print(n.x, Named.x)
