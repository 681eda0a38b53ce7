# del of names, items, attributes, slices and nested targets.
x = 1
del x
try:
    x
except NameError as e:
    print(e)
a = b = c = 1
del a, (b, c)
print("a" in globals(), "b" in globals())
l = list(range(10))
del l[0], l[-1], l[2:4], l[::2]
print(l)
d = {"a": {"b": 1, "c": 2}}
del d["a"]["b"]
print(d)


class C:
    x = 1

    def __delattr__(self, n):
        print("delattr", n)
        super().__delattr__(n)

    def __delitem__(self, i):
        print("delitem", i)


o = C()
o.y = 1
del o.y
del o[1], o[1:2], o["k"]


def show(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)


def d1():
    del o.nope


def d2():
    del o.x


def d3():
    l = []
    del l[0]


def d4():
    d = {}
    del d["k"]


def d5():
    del (1, 2)[0]


def d6():
    del "abc"[0]


def d7():
    v = 1
    del v
    print(v)


def d8():
    v = 1
    del v
    del v


def d9():
    del undefined_global


def d10():
    global undefined_global
    del undefined_global


def d11():
    del int.real


def d12():
    del (5).real


for f in (d1, d2, d3, d4, d5, d6, d7, d8, d9, d10, d11, d12):
    show(f)
del C.x
print(hasattr(C, "x"))


def closure():
    v = 1

    def inner():
        return v

    del v
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    v = 2
    return inner()


print(closure())
del ()
del []
e1 = [1, 2, 3]
[del_a, del_b] = 1, 2
del [del_a, del_b]
del (e1)
print("e1" in globals())
