# Positional-only and keyword-only parameters in depth.
def a(x, /):
    return x


def b(x, /, y, *, z):
    return x, y, z


def c(x=1, /, y=2, *, z=3):
    return x, y, z


def d(x, /, **kw):
    return x, kw


def e(*, z=1, w):
    return z, w


def show(thunk):
    try:
        print(thunk())
    except TypeError as err:
        print(err)


print(a(1), b(1, 2, z=3), b(1, y=2, z=3), c(), c(9, z=8), d(1, x=2), e(w=5))
show(lambda: a(x=1))
show(lambda: a())
show(lambda: b(1, 2, 3))
show(lambda: b(1, z=3))
show(lambda: b(x=1, y=2, z=3))
show(lambda: b(1, 2))
show(lambda: c(x=5))
show(lambda: c(1, 2, 3))
show(lambda: d())
show(lambda: d(x=1))
show(lambda: e())
show(lambda: e(1, w=2))
show(lambda: e(w=1, q=2))
show(lambda: (lambda p, /, q, *, r: (p, q, r))(1, 2, r=3))
show(lambda: (lambda p, /: p)(p=1))


class C:
    def __init__(self, a, /, b, *, c=0):
        self.t = a, b, c

    def m(self, /, self_kw=1, **kw):
        return self_kw, kw


print(C(1, 2).t, C(1, b=3, c=4).t, C(1, 2).m(self=5), C.m(C(1, 2), self_kw=7))
show(lambda: C(1))
show(lambda: C(a=1, b=2))


def shadow(name, /, **name_kw):
    return name, name_kw


print(shadow("n", name="k"))


def defaults(a, b=[], /, *, c={}):
    b.append(a)
    c[a] = len(b)
    return b, c


print(defaults(1), defaults(2))
print(a.__code__.co_posonlyargcount, b.__code__.co_kwonlyargcount, c.__defaults__, c.__kwdefaults__, e.__kwdefaults__)


def many(a, b, c, /, d, e, *, f, g):
    pass


show(lambda: many())
show(lambda: many(1, 2))
show(lambda: many(1, 2, 3, 4, 5))
show(lambda: many(1, 2, 3, 4, 5, f=1))
show(lambda: many(1, b=2, c=3, d=4, e=5, f=6, g=7))
show(lambda: many(1, 2, 3, 4, 5, 6, f=1, g=2))
show(lambda: many(1, 2, 3, 4, 5, 6, 7, g=2))
show(lambda: len([], obj=1))
show(lambda: int(x=5))
show(lambda: "abc".replace("a", "b", count=1))
show(lambda: sorted([2, 1], reverse=True))
show(lambda: sorted(iterable=[2, 1]))
show(lambda: print("a", "b", sep="-", end="|\n"))
show(lambda: sum([1], start=2))
show(lambda: sum(iterable=[1]))
show(lambda: dict(self=1, x=2))
show(lambda: "{self}".format(self=1))
show(lambda: pow(2, 3, mod=5))
show(lambda: round(1.234, ndigits=1))
show(lambda: enumerate(iterable="a", start=2).__next__())
show(lambda: divmod(a=1, b=2))
show(lambda: isinstance(obj=1, cls=int))
