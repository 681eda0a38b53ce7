# Structures of great depth are released without recursion, whatever they are made of.
import gc
import types

N = 50_000


def report(name, make):
    chain = None
    for i in range(N):
        chain = make(chain)
    del chain
    print(name, "released")
    chain = None
    for i in range(N):
        chain = make(chain)
    loop = [chain]
    loop.append(loop)
    del chain, loop
    gc.collect()
    print(name, "collected")


class Plain:
    def __init__(self, next):
        self.next = next

    def method(self):
        pass


class Slots:
    __slots__ = ("next",)

    def __init__(self, next):
        self.next = next


class Del(Plain):
    count = 0

    def __del__(self):
        Del.count += 1


class List(list):
    pass


class Tuple(tuple):
    pass


class Int(int):
    pass


class Error(Exception):
    pass


def closure(next):
    return lambda: next


def default(next):
    def f(x=next):
        pass
    return f


def generator(next):
    def g():
        held = next
        yield held
    it = g()
    it.__next__()
    return it


def unstarted(next):
    def g(x):
        yield x
    return g(next)


def context(next):
    e = Error()
    e.__context__ = next
    return e


def cause(next):
    e = Error(next)
    return e


def traceback(next):
    try:
        held = next
        raise Error
    except Error as e:
        return e.__traceback__


def frame(next):
    try:
        held = next
        raise Error
    except Error as e:
        return e.__traceback__.tb_frame


def int_with(next):
    i = Int(5)
    i.next = next
    return i


def cyclic(next):
    p = Plain(next)
    p.self = p
    return p


def klass(next):
    return types.MethodType(len, next or 1)


gc.disable()
report("list", lambda n: [n])
report("list of two", lambda n: [n, []])
report("tuple", lambda n: (n,))
report("dict", lambda n: {1: n})
report("set in list", lambda n: [{1}, n])
report("plain", Plain)
report("slots", Slots)
report("del", Del)
report("list subclass", lambda n: List([n]))
report("tuple subclass", lambda n: Tuple((n,)))
report("int subclass", int_with)
report("closure", closure)
report("default", default)
report("bound method", lambda n: Plain(n).method)
report("method", klass)
report("cell", lambda n: types.CellType(n))
report("generator", generator)
report("unstarted generator", unstarted)
report("context", context)
report("cause", cause)
report("traceback", traceback)
report("frame", frame)
report("map", lambda n: map(len, [n]))
report("zip", lambda n: zip([n]))
report("filter", lambda n: filter(None, [n]))
report("iterator", lambda n: iter([n]))
report("reversed", lambda n: reversed([n]))
report("enumerate", lambda n: enumerate([n]))
report("slice", lambda n: slice(n))
report("property", lambda n: property(n))
report("staticmethod", lambda n: staticmethod(n or len))
report("namespace", lambda n: types.SimpleNamespace(n=n))
report("proxy", lambda n: types.MappingProxyType({1: n}))
report("module", lambda n: setattr(m := types.ModuleType("m"), "n", n) or m)
report("alias", lambda n: types.GenericAlias(list, (n,)))
report("self and next", cyclic)
print(Del.count)
