# What is said about calls with wrong arguments.
def f0():
    pass


def f1(a):
    pass


def f2(a, b):
    pass


def f3(a, b, c):
    pass


def fd(a, b=1):
    pass


def fp(a, b, /, c):
    pass


def fk(*, a, b):
    pass


def fk1(x, *, a, b=1):
    pass


def fs(a, *args):
    pass


def fkw(a, **kw):
    pass


class C:
    def m(self, a):
        pass

    @classmethod
    def c(cls, a):
        pass

    @staticmethod
    def s(a):
        pass

    def noself():
        pass


class I:
    def __init__(self, a, b):
        pass


class N:
    pass


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: f0(1))
show(lambda: f0(1, 2))
show(lambda: f0(a=1))
show(lambda: f1())
show(lambda: f1(1, 2))
show(lambda: f1(b=1))
show(lambda: f1(1, a=1))
show(lambda: f2())
show(lambda: f2(1))
show(lambda: f2(b=1))
show(lambda: f2(1, 2, 3))
show(lambda: f2(1, 2, c=3))
show(lambda: f3())
show(lambda: f3(1))
show(lambda: f3(b=1))
show(lambda: fd())
show(lambda: fd(1, 2, 3))
show(lambda: fd(1, 2, b=3))
show(lambda: fp(1, b=2, c=3))
show(lambda: fp(a=1, b=2, c=3))
show(lambda: fp(1, 2))
show(lambda: fp(1, 2, 3, 4))
show(lambda: fk())
show(lambda: fk(a=1))
show(lambda: fk(1, 2))
show(lambda: fk(1, a=1, b=2))
show(lambda: fk1(1))
show(lambda: fk1(1, 2, a=3))
show(lambda: fk1(1, 2, 3, a=3, b=5))
show(lambda: fs())
show(lambda: fs(1, b=2))
show(lambda: fkw())
show(lambda: fkw(1, 2))
show(lambda: fkw(1, a=2))
show(lambda: C().m())
show(lambda: C().m(1, 2))
show(lambda: C.m())
show(lambda: C().c())
show(lambda: C().c(1, 2))
show(lambda: C().s())
show(lambda: C().s(1, 2))
show(lambda: C().noself())
show(lambda: I())
show(lambda: I(1))
show(lambda: I(1, 2, 3))
show(lambda: I(1, c=2))
show(lambda: N(1))
show(lambda: N(a=1))
show(lambda: object(1))
show(lambda: (lambda x: x)())
show(lambda: show.__defaults__())
show(lambda: show.__name__())
show(lambda: show.__code__.co_argcount())
show(lambda: N()())
show(lambda: f1(**{"a": 1, "b": 2}))
show(lambda: f2(*[1, 2, 3], **{"d": 4}))
show(lambda: len())
show(lambda: len(1, 2))
show(lambda: len(obj=1))
show(lambda: [].append())
show(lambda: [].append(1, 2))
show(lambda: [].pop(1, 2))
show(lambda: [].append(x=1))
show(lambda: "".join())
show(lambda: abs(1, 2))
show(lambda: isinstance(1))
show(lambda: dict.get({}))
show(lambda: {}.get())
show(lambda: str.upper())
show(lambda: str.upper(1))
show(lambda: list.append(1, 2))
show(lambda: int.bit_length("a"))
show(lambda: sorted())
show(lambda: sorted([], foo=1))
show(lambda: print(foo=1))
show(lambda: enumerate())
show(lambda: range())
show(lambda: range(1, 2, 3, 4))
show(lambda: range(a=1))
show(lambda: "a".split(1, 2, 3))
show(lambda: "a".split(foo=1))
