# staticmethod, classmethod, bound and unbound methods.
class A:
    n = "A"

    def inst(self, *a):
        return ("inst", a)

    @classmethod
    def cls(cls, *a):
        return (cls.n, a)

    @staticmethod
    def stat(*a):
        return ("stat", a)


class B(A):
    n = "B"


print(A().inst(1), A.cls(1), A().cls(1), B.cls(2), A.stat(1), A().stat(1))
cm = A.__dict__["cls"]
sm = A.__dict__["stat"]
print(type(cm).__name__, type(sm).__name__, cm.__func__.__name__, sm.__func__.__name__, sm(1, 2))
print(cm.__get__(None, B)(3), sm.__get__(None, B)(4), cm.__wrapped__ is cm.__func__, sm.__name__, sm.__qualname__)
print(repr(A.cls), A.cls.__self__ is A, B().cls.__self__ is B)
m = A().inst
print(m.__func__ is A.inst, m.__name__, m.__doc__, type(m).__name__)
m2 = type(m)(lambda self, x: (self, x), "me")
print(m2(5), m2.__self__)
a = A()
print(a.inst == a.inst, a.inst is a.inst, hash(a.inst) == hash(a.inst), a.inst == A().inst, a.inst != a.cls)


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: cm())
show(lambda: setattr(m, "x", 1))
show(lambda: m.nope)
show(lambda: type(m)(1, 2))
show(lambda: type(m)(len, None))
show(lambda: staticmethod())
show(lambda: classmethod(5).__get__(None, A))
show(lambda: staticmethod(5).__get__(None, A))
show(lambda: staticmethod(5)())
A.inst.tag = "tagged"
print(a.inst.tag, A.inst.tag)


class Callable:
    def __call__(self, *a):
        return ("called", a)


class C:
    f = len
    g = Callable()
    h = lambda *a: len(a)
    i = str.upper
    j = print


print(C().f([1, 2]), C().g(1), C().h(1), C.h(1))
show(lambda: C().i())
C().j("builtin not bound")
a.inst = lambda: "own"
print(a.inst())
print(list(map(A().inst, [1, 2])), sorted([3, 1], key=B().stat and (lambda v: v)))


class K:
    @classmethod
    def make(cls):
        return cls.__new__(cls)

    @staticmethod
    def __new__(cls):
        return object.__new__(cls)

    @classmethod
    @property
    def cp(cls):
        return 1


print(type(K.make()).__name__)
print("abc".upper.__self__, str.upper("x"), dict.fromkeys("a"), {}.fromkeys("b"), int.from_bytes(b"\x01"), (5).from_bytes(b"\x02"))
print(type("".join).__name__, type(str.join).__name__, type(str.__add__).__name__, type("".__add__).__name__, type(len).__name__)
print(type(dict.__dict__["fromkeys"]).__name__, type(str.__dict__["maketrans"]).__name__, type(int.__dict__["real"]).__name__)
print(type(A.__dict__["__dict__"]).__name__, type(A.__dict__["inst"]).__name__)
