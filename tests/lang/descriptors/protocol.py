# Data and non-data descriptors, precedence over the instance dict.
class Data:
    def __init__(self, tag):
        self.tag = tag

    def __get__(self, obj, owner=None):
        return ("get", self.tag, obj is not None, owner.__name__)

    def __set__(self, obj, v):
        print("set", self.tag, v)

    def __delete__(self, obj):
        print("delete", self.tag)


class NonData:
    def __get__(self, obj, owner=None):
        return ("nondata", obj is None, owner.__name__)


class SetOnly:
    def __set__(self, obj, v):
        obj.__dict__["s"] = v * 2


class A:
    d = Data("d")
    n = NonData()
    s = SetOnly()


a = A()
print(a.d, A.d, a.n, A.n)
a.d = 5
del a.d
a.__dict__["d"] = "ignored"
print(a.d)
a.n = "own wins"
print(a.n)
a.s = 21
print(a.s, isinstance(A.s, SetOnly))


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: delattr(a, "s"))


class NoDel:
    def __get__(self, o, t):
        return 1

    def __set__(self, o, v):
        pass


class OnlyDel:
    def __delete__(self, o):
        print("only delete")


class B:
    nd = NoDel()
    od = OnlyDel()


show(lambda: delattr(B(), "nd"))
b = B()
del b.od
show(lambda: setattr(b, "od", 1))


class Meta(type):
    md = Data("meta")
    mn = NonData()


class C(metaclass=Meta):
    mn = "class attr"
    md = "loses against the metaclass"


print(C.md, C.mn)
C.md = 7
show(lambda: C().md)


class D(A):
    pass


print(D.d, D().d)
D.d = "replaced on the class"
print(D.d, D().d, A.d)


class Getter:
    def __get__(self, o, t):
        raise AttributeError("from get")


class E:
    g = Getter()

    def __getattr__(self, n):
        return "getattr " + n


print(E().g)
show(lambda: E.g)
inst = A()
inst.x = Data("on instance")
print(type(inst.x).__name__)


class Dynamic:
    pass


class F:
    v = Dynamic()


print(type(F().v).__name__)
Dynamic.__get__ = lambda self, o, t: "now a descriptor"
print(F().v, F.v)
Dynamic.__set__ = lambda self, o, v: print("now data", v)
f = F()
f.v = 1
del Dynamic.__get__
print(type(f.v).__name__)


class CallDesc:
    def __get__(self, o, t):
        return lambda *a: ("via get", a)


class G:
    __call__ = CallDesc()
    __len__ = CallDesc()
    __add__ = CallDesc()


print(G()(1, 2), G() + 5)
show(lambda: len(G()))
