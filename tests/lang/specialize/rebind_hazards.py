# Operands that are rebound, deleted or cleared while the operation that uses them is running.
class Obj:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Obj({self.name})"

    def __del__(self):
        log.append(f"del {self.name}")


log = []


def add_hazard():
    a = Obj("a")

    class Adder:
        def __init__(self, keep):
            self.keep = keep

        def __add__(self, o):
            nonlocal x
            x = None
            return (type(self).__name__, self.keep, o)

    x = Adder([1, 2, 3])
    return x + 5


def index_hazard():
    class Idx:
        def __index__(self):
            nonlocal l
            l = "rebound"
            return 1

    l = [10, 20, 30]
    return l[Idx()], l


def call_hazard():
    def f(*a):
        nonlocal v
        v = None
        return a

    v = [1, 2]
    return f(v, v), v


def attr_hazard():
    class A:
        def __getattr__(self, n):
            nonlocal a
            a = None
            return "got " + n

    a = A()
    return a.foo, a


def compare_hazard():
    class C:
        def __lt__(self, o):
            nonlocal c
            c = 0
            return "lt result"

    c = C()
    return c < c, c


def eq_in_list():
    class E:
        def __eq__(self, o):
            items.clear()
            return False

    items = [E(), E(), 1]
    return 5 in items, items


def walrus_args():
    def f(*a):
        return a

    a = [1]
    return f(a, (a := [2]), a), (a, (a := 5), a), [a, a := 6, a] if False else a


def walrus_binop():
    x = 10
    return x + (x := 20) + x, x * (x := 3), (x := x + 1) + x


def store_hazard():
    class D:
        def __setitem__(self, k, v):
            nonlocal d
            d = (k, v)

    d = D()
    d["key"] = d
    return d[0]


def iter_hazard():
    l = [1, 2, 3]
    out = []
    for x in l:
        out.append(x)
        l = "rebound"
    return out, l


def del_during():
    o = Obj("x")

    def f(p):
        nonlocal o
        del o
        log.append("after del")
        return p

    r = f(o)
    return r


def global_hazard():
    global glob
    glob = Obj("glob")
    r = clear_glob(glob)
    return r


def clear_glob(p):
    global glob
    glob = None
    log.append("cleared")
    return p.name


def unpack_hazard():
    class It:
        def __iter__(self):
            nonlocal it
            it = None
            yield 1
            yield 2

    it = It()
    a, b = it
    return a, b, it


def aug_hazard():
    class I:
        def __iadd__(self, o):
            nonlocal i
            i = "set inside"
            return "returned"

    i = I()
    i += 1
    return i


def subscript_aug():
    class L(list):
        def __getitem__(self, k):
            nonlocal l
            l = None
            return 10

        def __setitem__(self, k, v):
            log.append(("set", k, v))

    l = L([1])
    l[0] += 5
    return l


def fmt_hazard():
    class F:
        def __format__(self, s):
            nonlocal f
            f = None
            return "formatted"

    f = F()
    return f"{f} {f}"


def with_hazard():
    class W:
        def __enter__(self):
            nonlocal w
            w = None
            return "entered"

        def __exit__(self, *a):
            log.append("exited")

    w = W()
    with w as x:
        return x, w


def key_hazard():
    l = [3, 1, 2]

    def key(v):
        nonlocal l
        l = None
        return v

    r = sorted(l, key=key)
    return r, l


for f in (add_hazard, index_hazard, call_hazard, attr_hazard, compare_hazard, eq_in_list, walrus_args, walrus_binop, store_hazard, iter_hazard, del_during, global_hazard, unpack_hazard, aug_hazard, subscript_aug, fmt_hazard, with_hazard, key_hazard):
    print(f.__name__, f(), log)
    log.clear()
