# super in all its forms.
class A:
    x = "A.x"

    def __init__(self, **kw):
        self.log = ["A"]
        self.rest = kw

    def m(self):
        return "A.m"

    @classmethod
    def c(cls):
        return "A.c " + cls.__name__

    @staticmethod
    def s():
        return "A.s"

    @property
    def p(self):
        return "A.p"


class B(A):
    x = "B.x"

    def __init__(self, b=0, **kw):
        super().__init__(**kw)
        self.log.append("B")
        self.b = b

    def m(self):
        return "B.m " + super().m()

    @classmethod
    def c(cls):
        return "B.c " + super().c()

    @property
    def p(self):
        return "B.p " + super().p


class C(A):
    def __init__(self, c=0, **kw):
        super().__init__(**kw)
        self.log.append("C")
        self.c = c

    def m(self):
        return "C.m " + super(C, self).m()


class D(B, C):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.log.append("D")

    def m(self):
        return "D.m " + super().m()

    def static_via_super(self):
        return super().s()

    def attr(self):
        return super().x, super(B, self).x

    def in_nested(self):
        return [(lambda: super(D, self).m())() for _ in range(1)]

    def rebound(this):
        return super().m()


d = D(b=1, c=2, z=3)
print(d.log, d.b, d.c, d.rest if hasattr(d, "rest") else None)
print(d.m(), D.c(), d.p, d.static_via_super(), d.attr(), d.in_nested(), d.rebound())
print(super(B, d).m(), super(D, D).c(), super(B, D).c())
sp = super(B, d)
print(sp.__thisclass__.__name__, sp.__self__ is d, sp.__self_class__.__name__, repr(sp).startswith("<super: <class 'B'>, <D object>>"))
print(repr(super(B, d)), repr(super(B)))


class E(A):
    m = lambda self: "lambda " + super(E, self).m()

    def gen(self):
        yield super().m()

    def __getitem__(self, k):
        return k

    def setx(self, v):
        super().__setattr__("xx", v)


e = E()
print(e.m(), list(e.gen()))
e.setx(1)
print(e.xx)


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


class F(A):
    def nope(self):
        return super().nope()

    def noargs():
        return super()

    def deleted(self):
        del self
        return super()

    def setattr(self):
        super().x = 1


show(F().nope)
show(F.noargs)
show(F().deleted)
show(F().setattr)
show(lambda: super())
show(lambda: super(5))
show(lambda: super(A, 5))
show(lambda: super(B, A()))
show(lambda: super(A, d).nope)
show(lambda: super(object, d).m)


class G(list):
    def append(self, v):
        super().append(v)
        super().append(v)

    def __len__(self):
        return super().__len__() + 100

    def __repr__(self):
        return "G" + super().__repr__()

    def __init__(self, *a):
        super().__init__(a)


g = G(1)
g.append(2)
print(g, len(g))


class H:
    def __new__(cls, *a):
        print("new", a)
        return super().__new__(cls)

    def __init__(self, *a):
        print("init", a)
        super().__init__()


H(1, 2)
unbound = super(B)
print(unbound.__get__(d, D).m())


class Deferred:
    pass


Deferred.sup = super(A)
print(type(A.__dict__["m"].__get__(d)).__name__)
