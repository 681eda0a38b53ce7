# Generators that are left alone, reused, collected, and their state.
def g(log):
    try:
        log.append("start")
        yield 1
        log.append("middle")
        yield 2
        log.append("end")
    finally:
        log.append("finally")


log = []
x = g(log)
del x
print(log)
x = g(log)
next(x)
x = None
print(log)
log.clear()
for v in g(log):
    if v == 1:
        break
print(log)
log.clear()
print(list(g(log)), log)
a = g([])
print(a.gi_running, a.gi_frame.f_lineno, a.gi_suspended)
next(a)
print(a.gi_frame.f_lineno, a.gi_suspended, sorted(a.gi_frame.f_locals))
list(a)
print(a.gi_frame, a.gi_suspended)


def counter():
    n = 0
    while True:
        n += 1
        cmd = yield n
        if cmd is not None:
            n = cmd


c = counter()
print(next(c), next(c), c.send(10), next(c))


def outer_state():
    for i in range(3):
        yield (yield_inner := i * 2)
    return yield_inner


o = outer_state()
print(list(o))
gens = [counter() for _ in range(100)]
for k, q in enumerate(gens):
    for _ in range(k % 5 + 1):
        v = next(q)
print(sum(next(q) for q in gens))


def recursive(n):
    if n > 0:
        yield n
        yield from recursive(n - 1)
        yield -n


print(list(recursive(4)))


def deepgen(n):
    if n == 0:
        yield "bottom"
    else:
        for v in deepgen(n - 1):
            yield v


print(list(deepgen(100)))


class Owner:
    def __init__(self):
        self.it = self.items()

    def items(self):
        yield self

    def __del__(self):
        log.append("owner gone")


log.clear()
import gc
w = Owner()
next(w.it)
del w
gc.collect()
print(log)


def closing():
    try:
        yield 1
    except GeneratorExit:
        log.append("closing")
        raise


log.clear()
d = {"g": closing()}
next(d["g"])
d.clear()
print(log)


def with_local_list():
    l = []
    while True:
        x = yield list(l)
        l.append(x)


w = with_local_list()
next(w)
print(w.send(1), w.send(2), w.send(3))
z = zip(counter(), "abc")
print(list(z))
try:
    def bad():
        x = yield
        raise ValueError(f"got {x}")
    b = bad()
    next(b)
    b.send("it")
except ValueError as e:
    print(e, b.gi_frame)
def gen_with_defaults(a, b=[1], *, c=None):
    yield a
    yield b
    yield c


print(list(gen_with_defaults(0, c=2)))
e = (i for i in range(3))
print(next(e), e.gi_code.co_name, e.__qualname__, list(e), list(e))
lam = lambda: (yield 5)
print(list(lam()))
try:
    next(counter)
except TypeError as err:
    print(err)
print(iter(c) is c, c.__next__(), c.__iter__() is c, c.close(), next(c, "closed"))
