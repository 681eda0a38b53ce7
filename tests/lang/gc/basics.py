# The gc module: thresholds, counts, switching, collecting cycles.
import gc


class Node:
    alive = 0

    def __init__(self):
        Node.alive += 1
        self.ref = None

    def __del__(self):
        Node.alive -= 1


def cycle():
    a, b = Node(), Node()
    a.ref, b.ref = b, a


gc.collect()
gc.disable()
print(gc.isenabled())
cycle()
print(Node.alive)
print(gc.collect() > 0, Node.alive)
n = Node()
n.ref = n
del n
print(Node.alive)
gc.collect()
print(Node.alive)
x = Node()
x = None
print(Node.alive)
gc.enable()
print(gc.isenabled(), len(gc.get_count()), len(gc.get_threshold()))
old = gc.get_threshold()
gc.set_threshold(100, 5, 5)
print(gc.get_threshold())
gc.set_threshold(*old)
print(gc.get_threshold() == old, gc.collect(0) >= 0, gc.collect(1) >= 0, gc.collect(2) >= 0, gc.collect(generation=1) >= 0)


def show(thunk):
    try:
        print(repr(thunk()))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


show(lambda: gc.collect(3))
show(lambda: gc.collect(-1))
show(lambda: gc.collect("a"))
show(lambda: gc.set_threshold())
show(lambda: gc.set_threshold("a"))
show(lambda: gc.enable(1))
print(gc.garbage, gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("a"), gc.is_tracked(Node()))
gc.set_threshold(50, 5, 5)
for i in range(2000):
    cycle()
print(Node.alive < 2000)
gc.set_threshold(*old)
gc.collect()
print(Node.alive)
for kind in ("list", "dict", "tuple", "func", "gen", "class", "method", "set", "slots"):
    if kind == "list":
        n = Node(); l = [n]; l.append(l); n.ref = l; del l
    elif kind == "dict":
        n = Node(); d = {"n": n}; n.ref = d; d["d"] = d; del d
    elif kind == "tuple":
        n = Node(); n.ref = (n, 1)
    elif kind == "func":
        def outer():
            m = Node()

            def inner():
                return m, inner

            m.ref = inner
            return m
        n = outer()
    elif kind == "gen":
        def g(m):
            yield m
            yield
        n = Node(); n.ref = g(n); next(n.ref)
    elif kind == "class":
        n = Node(); n.ref = type("K", (), {"n": n})
    elif kind == "method":
        n = Node(); n.ref = n.__del__
    elif kind == "set":
        n = Node(); n.ref = {n}
    else:
        class S:
            __slots__ = ("n", "me")
        s = S(); s.n = Node(); s.me = s; n = None; del s
    n = None
    before = Node.alive
    gc.collect()
    print(kind, before, Node.alive)
