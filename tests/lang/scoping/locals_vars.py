# locals(), vars() and their independence in functions.
def f(a, b=2):
    c = 3
    d = locals()
    d["a"] = 100
    d["new"] = 1
    e = locals()
    return a, sorted(d), sorted(e), "new" in e


print(f(1))


def g():
    x = 1
    l1 = locals()
    x = 2
    l2 = locals()
    return l1 is l2, l1["x"], l2["x"]


print(g())


def closure():
    free = 5

    def inner():
        loc = free
        return sorted(locals().items())

    return inner()


print(closure())
print(locals() is globals(), vars() is globals())


class C:
    a = 1
    print(sorted(k for k in locals() if not k.startswith("__")))
    locals()["b"] = 2


print(C.b)


def empty():
    return locals()


print(empty())


def after_del():
    x = y = 1
    del x
    return locals()


print(after_del())


def params(*args, k, **kw):
    return locals()


print(params(1, k=2, z=3))


def loop():
    for i in range(2):
        pass
    [j for j in range(3)]
    return locals()


print(loop())


def in_exec():
    x = 1
    exec("x = 2; y = 3")
    ns = {}
    exec("z = x", {"x": 9}, ns)
    return x, ns, sorted(locals())


print(in_exec())


def gen():
    a = 1
    yield sorted(locals())
    b = 2
    yield sorted(locals())


print(list(gen()))
print((lambda q, r=1: locals())(5))
import sys


def frame_locals():
    v = 1
    fl = sys._getframe().f_locals
    fl["v"] = 50
    return v, fl["v"], "w" in fl


print(frame_locals())
