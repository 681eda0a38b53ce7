# Cycles through every kind of container and object are found; what is reachable stays.
import gc


class T:
    n = 0

    def __init__(self):
        T.n += 1

    def __del__(self):
        T.n -= 1


def through_list(t):
    l = [t]
    l.append(l)
    return l


def through_dict(t):
    d = {"t": t}
    d["d"] = d
    return d


def through_dict_key(t):
    class K:
        pass

    k = K()
    d = {k: t}
    k.d = d
    return d


def through_set(t):
    class H:
        pass

    h = H()
    h.s = {h, t}
    return h


def through_tuple(t):
    l = []
    tup = (t, l)
    l.append(tup)
    return tup


def through_attr(t):
    class O:
        pass

    o = O()
    o.me, o.t = o, t
    return o


def through_closure(t):
    def f():
        return f, t

    return f


def through_method(t):
    class O:
        def m(self):
            pass

    o = O()
    o.m2, o.t = o.m, t
    return o


def through_gen(t):
    def g():
        me = yield
        keep = t
        yield me

    it = g()
    next(it)
    it.send(it)
    return it


def through_iter(t):
    l = [t]
    l.append(iter(l))
    return l


def through_map(t):
    l = [t]
    l.append(map(lambda x: l, l))
    return l


def through_class(t):
    class C:
        pass

    C.t, C.me = t, C
    return C


def through_property(t):
    class C:
        def get(self):
            return t

    C.p = property(C.get)
    c = C()
    c.c = c
    return c


def through_exception(t):
    try:
        raise ValueError(t)
    except ValueError as e:
        keep = e
        return keep


def through_slots(t):
    class S:
        __slots__ = ("me", "t")

    s = S()
    s.me, s.t = s, t
    return s


def through_partial(t):
    l = [t]
    f = l.append
    l.append(f)
    return f


def through_default(t):
    def f(a=[t]):
        pass

    f.__defaults__[0].append(f)
    return f


def through_super(t):
    class A:
        pass

    class B(A):
        def __init__(self):
            self.s = super()
            self.t = t

    return B()


def through_frame(t):
    import sys
    f = sys._getframe()
    return t


def through_slice(t):
    l = [t]
    l.append(slice(l, None))
    return l


def through_frozen(t):
    l = [t]

    class H:
        pass

    h = H()
    h.f = frozenset([h])
    h.l = l
    return h


gc.collect()
gc.disable()
for f in [v for k, v in list(globals().items()) if k.startswith("through_")]:
    keep = f(T())
    gc.collect()
    alive = T.n
    keep = None
    dropped = T.n
    gc.collect()
    print(f.__name__, alive, T.n)
gc.enable()
print(T.n)
