# __index__, __int__, __float__, __trunc__, __round__ and where each is accepted.
class Idx:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        return self.v


class Int:
    def __int__(self):
        return 3


class Flt:
    def __float__(self):
        return 2.5


class Obj:
    def __neg__(self):
        return 4


def show(label, thunk):
    try:
        print(label, repr(thunk()))
    except Exception as e:
        print(label, type(e).__name__ + ":", e)


for make in (lambda: Idx(2), Int, Flt, Obj, lambda: "2", lambda: 2.0, lambda: True, lambda: None):
    v = make()
    print(type(v).__name__)
    show(" int", lambda: int(v))
    show(" float", lambda: float(v))
    show(" index", lambda: [10, 20, 30, 40][v])
    show(" slice", lambda: "abcdef"[v:])
    show(" mul", lambda: "ab" * v)
    show(" range", lambda: range(v))
    show(" hex", lambda: hex(v))
    show(" chr", lambda: chr(v))
    show(" round", lambda: round(2.56789, v))
    show(" round self", lambda: round(v))
    show(" bytes", lambda: bytes([v]))
    show(" pow", lambda: pow(2, v))
    show(" shift", lambda: 1 << v)
    show(" format d", lambda: "%d" % v)
    show(" format x", lambda: "%x" % v)
    show(" format f", lambda: "%.1f" % v)
    show(" list.insert", lambda: (l := [1, 2, 3], l.insert(v, 0), l)[2])
    show(" pop", lambda: [1, 2, 3].pop(v))
    show(" split", lambda: "a b c d".split(" ", v))
    show(" center", lambda: "a".center(v))
    show(" to_bytes", lambda: (5).to_bytes(v, "big"))
    show(" divmod", lambda: divmod(7, v))
    show(" enumerate", lambda: list(enumerate("a", v)))
    show(" sum", lambda: sum([1], v))
    show(" int base", lambda: int("11", v))
show("neg", lambda: [1, 2][Idx(-1)])
show("big", lambda: [1, 2][Idx(2 ** 100)])
show("bad", lambda: [1, 2][Idx("a")])
show("big slice", lambda: [1, 2][Idx(-2 ** 100):Idx(2 ** 100)])
show("bad slice", lambda: [1, 2][Idx(None):])
show("range big", lambda: len(range(Idx(2 ** 62))))
show("set item", lambda: (l := [1, 2], l.__setitem__(Idx(1), "x"), l)[2])
show("slice indices", lambda: slice(Idx(1), Idx(9), Idx(2)).indices(Idx(5)))


class Sub(int):
    def __index__(self):
        return 1

    def __int__(self):
        return 7


show("subclass index", lambda: [10, 20, 30][Sub(2)])
show("subclass int", lambda: int(Sub(2)))
show("subclass range", lambda: list(range(Sub(2))))
show("subclass hex", lambda: hex(Sub(2)))


class Bad:
    def __int__(self):
        return "x"

    def __float__(self):
        return "x"

    def __index__(self):
        return 1.5

    def __bool__(self):
        return 2

    def __len__(self):
        return "x"

    def __round__(self):
        return "anything"


show("bad int", lambda: int(Bad()))
show("bad float", lambda: float(Bad()))
show("bad index", lambda: hex(Bad()))
show("bad bool", lambda: bool(Bad()))
show("bad len", lambda: len(Bad()))
show("round any", lambda: round(Bad()))
