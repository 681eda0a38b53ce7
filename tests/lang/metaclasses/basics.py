# Metaclasses: __new__, __init__, __call__, __prepare__, keyword arguments, selection.
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", mcs.__name__, name, [b.__name__ for b in bases], kw)
        return {"prepared": True}

    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)

    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)

    def hello(cls):
        return "hello " + cls.__name__

    @property
    def prop(cls):
        return "prop " + cls.__name__

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"

    def __len__(cls):
        return 7

    def __getitem__(cls, k):
        return (cls.__name__, k)

    def __iter__(cls):
        return iter("abc")

    def __contains__(cls, x):
        return x == 5

    def __bool__(cls):
        return False

    def __add__(cls, o):
        return "added"


class A(metaclass=Meta, opt=1):
    x = 1

    def __init__(self, v):
        self.v = v


class B(A, other=2):
    pass


b = B(10)
print(b.v, type(A) is Meta, A.hello(), B.prop, A, B, A.prepared, len(A), A[1], list(A), 5 in A, bool(A), A + 1)


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: b.hello())
show(lambda: len(b))


class Other(type):
    pass


show(lambda: Other("X", (A,), {}))
show(lambda: type("X", (A, Other("Y", (), {})), {}))


class Sub(Meta):
    pass


class C(A, metaclass=Sub):
    pass


class D(B, C):
    pass


print(type(D).__name__, type(C).__name__)


def func_meta(name, bases, ns, **kw):
    print("func meta", name, bases, sorted(k for k in ns if k[0] != "_"), kw)
    return "not a class"


class E(metaclass=func_meta, z=1):
    q = 1


print(E)


class Singleton(type):
    _i = {}

    def __call__(cls, *a):
        if cls not in cls._i:
            cls._i[cls] = super().__call__(*a)
        return cls._i[cls]


class S(metaclass=Singleton):
    pass


print(S() is S())


class Recorder(dict):
    def __init__(self):
        self.log = []

    def __setitem__(self, k, v):
        self.log.append(k)
        super().__setitem__(k, v)


class OrderMeta(type):
    def __prepare__(name, bases):
        return Recorder()

    __prepare__ = staticmethod(__prepare__)

    def __new__(m, n, b, ns):
        c = super().__new__(m, n, b, dict(ns))
        c.order = ns.log
        return c


class Ordered(metaclass=OrderMeta):
    z = 1
    a = 2
    z = 3

    def m(self):
        pass


print(Ordered.order)
show(lambda: type("K", (), {}, foo=1))


class BadPrepare(type):
    @classmethod
    def __prepare__(m, n, b):
        return 5


try:
    class BP(metaclass=BadPrepare):
        pass
except TypeError as e:
    print(e)


class InstCheck(type):
    def __instancecheck__(cls, o):
        return o == "yes"

    def __subclasscheck__(cls, c):
        return c is int


class IC(metaclass=InstCheck):
    pass


print(isinstance("yes", IC), isinstance("no", IC), issubclass(int, IC), issubclass(str, IC), isinstance(IC(), IC))
