# Every kind of parameter and its binding.
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(f(1, d=4))
print(f(1, 9, 8, 7, 6, d=4, e=0, z=1))
print(f(1, c=7, d=4, a=10, b=11))


def g(*, k):
    return k


def h(a, b, /):
    return a, b


def i(*args):
    return args


def j(**kw):
    return kw


def k(a, *, b=1, **c):
    return a, b, c


print(g(k=1), h(1, 2), i(), i(1, 2), j(), j(a=1, self=2), k(1, c=3, a2=4))
print(k(*(1,), **{"b": 2}))


def defaults(a, l=[]):
    l.append(a)
    return l


print(defaults(1), defaults(2), defaults(3, [0]), defaults.__defaults__)
defaults.__defaults__ = ("new",)
try:
    print(defaults(1))
except AttributeError as e:
    print(e)
print(f.__defaults__, f.__kwdefaults__)
f.__kwdefaults__ = {"d": "D"}
try:
    f(1)
except TypeError as e:
    print(e)
f.__kwdefaults__["e"] = "E"
print(f(1))
f.__defaults__ = None
f.__kwdefaults__ = None
try:
    f(1)
except TypeError as e:
    print(e)
x = 10


def early(v=x):
    return v


x = 20
print(early())


def annotated(a: int, b: str = "x", *c: float, d: list = None, **e: dict) -> tuple:
    return a, b, c, d, e


print(annotated(1, d=2, q=3), sorted(annotated.__annotations__.items(), key=lambda p: p[0]))


def mutate(*args, **kw):
    kw["new"] = 1
    return args, kw


src = {"a": 1}
l = [1, 2]
print(mutate(*l, **src), src, l)


def many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t):
    return a + t


print(many(*range(20)), many(**{c: 1 for c in "abcdefghijklmnopqrst"}))
big = dict((f"k{n}", n) for n in range(300))
print(sum(j(**big).values()), sum(i(*range(500))))
