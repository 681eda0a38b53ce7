# Comprehensions and scopes: inlined but isolated variables.
def f():
    x = "kept"
    a = [x for x in range(3)]
    b = {x: y for x, y in zip("ab", "cd")}
    c = {x for x in (1, 1)}
    return x, a, b, c


print(f())


def g():
    fs = [lambda: (i, j) for i in range(2) for j in range(2)]
    i = "outer"
    return [h() for h in fs], i


print(g())


def nested():
    return [[(x, y) for x in range(y)] for y in range(3)], [x for x in [x for x in [x for x in range(2)]]]


print(nested())


def with_error():
    x = 5
    try:
        [1 // x for x in (1, 0)]
    except ZeroDivisionError:
        return x


print(with_error())


def unbound():
    if False:
        x = 1
    [x for x in range(2)]
    try:
        return x
    except UnboundLocalError as e:
        return str(e)


print(unbound())


def deleted():
    x = 1
    del x
    r = [x for x in "ab"]
    try:
        x
    except UnboundLocalError:
        return r


print(deleted())


def captured():
    x = 1

    def get():
        return x

    l = [x for x in range(5)]
    return get(), l


print(captured())


def capture_inside():
    x = 10
    return [(lambda: x)() for x in range(3)], [(lambda y=x: y)() for _ in "a"], x


print(capture_inside())


def walrus():
    l = [y := v * 2 for v in range(3)]
    return y, l, [z for v in range(3) if (z := v)]


print(walrus())


def nonlocal_in():
    n = 0

    def inc():
        nonlocal n
        n += 1
        return n

    return [inc() for n_ in range(3)], n


print(nonlocal_in())


def gen_in():
    return list([(yield 1)] if False else [x for x in range(2)])


print(gen_in().__class__.__name__)


def shadow_builtin():
    return [len for len in range(2)], len("abc"), [sum for sum in [sum([1, 2])]]


print(shadow_builtin())


class C:
    a = 2
    b = [a for _ in range(1)] if False else "skip"
    c = [i * 2 for i in range(a)]
    i = "class i"
    d = [i for i in range(2)]
    e = {k: [j for j in range(k)] for k in range(3)}


print(C.c, C.i, C.d, C.e)
x = "module x"
l = [x for x in range(2)]
print(x, l)
try:
    [q_undefined for _ in range(1)]
except NameError as e:
    print(e)
print([locals().get("x", "none") for x in [1]] if False else "ok")
def args(*a, **k):
    return [k2 for k2 in k], [a2 for a2 in a], {**{k3: k[k3] for k3 in k}}


print(args(1, 2, z=3))
def recursive(n):
    return [recursive(i) for i in range(n)]


print(recursive(3))
print([[c for c in r] for r in ("ab", "cd")], [a + b for a in "xy" for b in a], [a for a in [a for a in "q"]])
def exception_target():
    try:
        raise ValueError("v")
    except ValueError as e:
        r = [e for e in range(2)]
        return r, str(e)


print(exception_target())
