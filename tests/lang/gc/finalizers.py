# __del__: order, resurrection, exceptions inside, once only.
import gc
log = []


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


def flush(label):
    print(label, log)
    log.clear()


a = D("a")
del a
flush("del")
a = D("b")
a = D("c")
flush("rebind")
a = None
flush("none")
l = [D("l0"), D("l1"), D("l2")]
del l[1]
flush("item")
l.clear()
flush("clear")
d = {"k": D("dict")}
d["k"] = 1
flush("dict value")


def f():
    x = D("local")
    return 1


f()
flush("local")


def g(p):
    p = None
    log.append("in g")


g(D("argument"))
flush("arg")


def raises():
    x = D("unwound")
    raise ValueError


try:
    raises()
except ValueError:
    log.append("caught")
flush("exception")
D("temporary").name
flush("temp")
[D("elem") for _ in range(2)]
flush("comp")
for x in [D("loop")]:
    pass
del x
flush("loop")
saved = []


class Phoenix:
    n = 0

    def __del__(self):
        Phoenix.n += 1
        saved.append(self)


p = Phoenix()
del p
print(len(saved), Phoenix.n)
saved.clear()
print(len(saved), Phoenix.n)
p = Phoenix()
p.me = p
del p
gc.collect()
print(len(saved), Phoenix.n, saved[0].me is saved[0])
saved.clear()
gc.collect()
print(len(saved), Phoenix.n)


class Chain:
    def __init__(self, n, nxt):
        self.n, self.nxt = n, nxt

    def __del__(self):
        log.append(self.n)


c = None
for i in range(5):
    c = Chain(i, c)
del c
flush("chain")


def gen():
    x = D("gen local")
    try:
        yield 1
    finally:
        log.append("gen finally")


it = gen()
next(it)
del it
flush("generator")


class WithAttr:
    def __init__(self):
        self.d = D("attr")


w = WithAttr()
del w
flush("attr")
w = WithAttr()
del w.d
flush("del attr")
w.d = D("x")
w.d = D("y")
flush("set attr")
del w
flush("end")


class Sub(D):
    def __del__(self):
        log.append("sub")
        super().__del__()


Sub("s")
flush("super")


class NoInit:
    def __init__(self):
        raise RuntimeError

    def __del__(self):
        log.append("half built")


try:
    NoInit()
except RuntimeError:
    pass
flush("failed init")
t = (D("t1"), D("t2"))
del t
flush("tuple")
fn = lambda a=D("default"): a
del fn
flush("default")


def closure():
    v = D("cell")
    return lambda: v


h = closure()
flush("closure alive")
del h
flush("closure dead")
x = y = D("shared")
del x
flush("one left")
del y
flush("gone")
