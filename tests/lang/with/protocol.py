# The with statement.
class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None)
        return self.swallow


with CM("a") as a:
    print("body", a)
with CM("a"), CM("b") as b:
    print(b)
with (CM("p") as p, CM("q") as q,):
    print(p, q)
with (CM("x")):
    pass
with CM("w") if True else CM("v") as w:
    print(w)
with CM("s", True):
    raise ValueError("swallowed")
print("after")
try:
    with CM("o"), CM("i"):
        raise KeyError("out")
except KeyError as e:
    print("caught", e)
with CM("outer", True), CM("inner"):
    1 / 0
with CM("outer"), CM("inner", True):
    1 / 0


def ret():
    with CM("r"):
        return "returned"


def loop():
    for i in range(3):
        with CM(f"l{i}"):
            if i == 0:
                continue
            break
    return i


def gen():
    with CM("g"):
        yield 1
        yield 2


print(ret(), loop())
g = gen()
next(g)
g.close()


class ExitRaises(CM):
    def __exit__(self, *a):
        raise RuntimeError("in exit")


try:
    with ExitRaises("e"):
        raise ValueError("in body")
except RuntimeError as e:
    print(e, repr(e.__context__))


class EnterRaises(CM):
    def __enter__(self):
        raise OSError("in enter")


try:
    with CM("first"), EnterRaises("second"):
        print("never")
except OSError as e:
    print(e)


class NoExit:
    def __enter__(self):
        pass


class NoEnter:
    def __exit__(self, *a):
        pass


class InstanceOnly:
    def __init__(self):
        self.__enter__ = lambda: 1
        self.__exit__ = lambda *a: 1


for c in (NoExit, NoEnter, InstanceOnly, int):
    try:
        with c():
            pass
    except TypeError as e:
        print(e)
with CM("t") as (x, *y):
    print(x, y)
T = "TU"
with CM("tu") as (x, y):
    print(x, y)
d = {}
with CM("k") as d["key"], CM("m") as d["other"]:
    print(d)


class Truthy(CM):
    def __exit__(self, *a):
        return "yes"


with Truthy("t"):
    raise ValueError
with CM("f", []):
    pass


class BoolRaises:
    def __bool__(self):
        raise TypeError("bool")


try:
    with CM("b", BoolRaises()):
        raise ValueError("v")
except TypeError as e:
    print(e, repr(e.__context__))


def nested_try():
    try:
        with CM("nt"):
            try:
                raise KeyError("k")
            finally:
                print("inner finally")
    except KeyError:
        return "done"
    finally:
        print("outer finally")


print(nested_try())
with CM("x") as a, CM(a) as b, CM(a + b) as c:
    print(a, b, c)
