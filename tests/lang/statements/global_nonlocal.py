# global and nonlocal.
x = "module"


def read():
    return x


def write():
    global x
    x = "written"


def local():
    x = "local"
    return x


print(read(), local(), x)
write()
print(x)


def make():
    n = 0

    def inc():
        nonlocal n
        n += 1
        return n

    def get():
        return n

    return inc, get


inc, get = make()
inc(); inc()
print(get())


def deep():
    v = 1

    def a():
        def b():
            nonlocal v
            v = 2

            def c():
                global v
                v = "global v"
                return v

            return c()

        return b()

    r = a()
    return v, r


print(deep(), v)


def create():
    global brand_new, other
    brand_new = 1
    def other(): return "other"


create()
print(brand_new, other(), other.__qualname__)


def imports():
    global sys
    import sys


imports()
print(sys.__name__)


def loops():
    global gi
    for gi in range(3):
        pass
    with open.__class__ and type("W", (), {"__enter__": lambda s: "entered", "__exit__": lambda s, *a: None})() as gi:
        pass


loops()
print(gi)


def cls():
    global K

    class K:
        pass


cls()
print(K.__name__, K.__qualname__)


class Body:
    global in_class
    in_class = 5
    y = x


print(in_class, hasattr(Body, "in_class"), Body.y)


def classscope():
    v = "func"

    class A:
        nonlocal v
        v = "class"

    return v, hasattr(A, "v")


print(classscope())


def unbound():
    print(x)
    x = 1


def unbound2():
    if False:
        zz = 1
    return zz


def unbound3():
    def inner():
        return later

    inner()
    later = 1


for f in unbound, unbound2, unbound3:
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)


def exc():
    global caught
    try:
        1 / 0
    except ZeroDivisionError as caught:
        pass
    return "caught" in globals()


print(exc())
