# Name resolution in class bodies.
x = "global"


class A:
    print(x)
    x = "class"
    print(x)

    def m(self):
        return x

    y = [x for _ in range(1)]
    z = (lambda: x)()
    w = [i for i in x]


print(A().m(), A.y, A.z, A.w)


def f():
    x = "local"

    class B:
        a = x
        x = "inner"
        b = x

        class C:
            c = x

        def m(self):
            return x

    return B.a if hasattr(B, "a") else None, B.b, B.C.c, B().m()


try:
    print(f())
except NameError as e:
    print(e)


def g(x):
    class B:
        if x:
            x = "set"
        got = x

    return B.got


print(g(1), g(0))


class D:
    try:
        undefined_thing
    except NameError as e:
        msg = str(e)
    print("e" in vars())
    locals()["made"] = 5
    print(made)
    del made
    a = b = 1
    for b in range(3):
        pass
    with open.__class__ and type("W", (), {"__enter__": lambda s: 9, "__exit__": lambda s, *a: None})() as c:
        pass
    import sys as d
    def e2(): return 7
    e3 = e2()


print(D.msg, D.a, D.b, D.c, D.d.__name__, D.e3, hasattr(D, "made"))


def outer():
    v = 1

    class E:
        nonlocal v
        v = 2
        global gl
        gl = 3

        def get(self):
            return v

    return v, E().get(), gl, "v" in vars(E)


print(outer())


def deco(cls):
    cls.tag = cls.__name__
    return cls


class F:
    @deco
    class G:
        pass

    H = deco(type("H", (), {}))

    def method(self, default=x, *, kw=G):
        return default, kw.tag


print(F.G.tag, F.H.tag, F().method(), F.G.__qualname__)


def h():
    class I:
        def a(self):
            return __class__, self.__class__, I

    return I


I = h()
print(all(c is I for c in I().a()), I.__qualname__)
print([n for n in vars(A) if not n.startswith("__")], "__static_attributes__" in vars(A), A.__firstlineno__)
