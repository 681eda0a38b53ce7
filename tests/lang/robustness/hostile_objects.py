# Objects whose special methods misbehave in every slot: wrong types, exceptions, side effects.
class Wrong:
    def __getattribute__(self, n):
        if n in ("__class__", "__dict__"):
            return object.__getattribute__(self, n)
        raise ValueError("attr " + n)

    def __eq__(self, o): raise ValueError("eq")
    def __hash__(self): return 5
    def __repr__(self): return 5
    def __str__(self): return None
    def __len__(self): return -3
    def __bool__(self): return "x"
    def __iter__(self): return 5
    def __next__(self): return 1
    def __index__(self): return "i"
    def __int__(self): return 1.5
    def __float__(self): return 1
    def __format__(self, s): return 3
    def __contains__(self, x): raise ValueError("contains")
    def __getitem__(self, i): raise ValueError("getitem")
    def __setitem__(self, i, v): raise ValueError("setitem")
    def __delitem__(self, i): raise ValueError("delitem")
    def __call__(self): raise ValueError("call")
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): raise ValueError("exit")
    def __add__(self, o): raise ValueError("add")
    def __bytes__(self): return "b"
    def __dir__(self): return 7
    def __del__(self): pass
    def __reversed__(self): return 9
    def __round__(self): raise ValueError("round")
    def __length_hint__(self): return "h"
    def __fspath__(self): return 3
    def __instancecheck__(self, o): return "truthy"
    def __set_name__(self, o, n): raise ValueError("set_name")
    def __get__(self, o, t): raise ValueError("get")
    def __set__(self, o, v): raise ValueError("set")


w = Wrong()


def show(label, thunk):
    try:
        r = thunk()
        print(label, type(r).__name__)
    except Exception as e:
        print(label, type(e).__name__, e)


def setitem(): w[0] = 1
def delitem(): del w[0]
def with_w():
    with w:
        pass
def for_w():
    for x in w:
        pass
def unpack():
    a, b = w
def class_attr():
    class C:
        x = w


class Owner:
    pass


Owner.d = w
o = Owner()
for label, thunk in {"eq": lambda: w == 1, "ne": lambda: w != 1, "lt": lambda: w < 1, "hash": lambda: hash(w), "repr": lambda: repr(w), "str": lambda: str(w), "print": lambda: print(w), "format": lambda: f"{w}", "percent": lambda: "%s" % w, "ascii": lambda: ascii(w), "len": lambda: len(w), "bool": lambda: bool(w), "not": lambda: not w, "iter": lambda: iter(w), "for": for_w, "list": lambda: list(w), "unpack": unpack, "star": lambda: [*w], "next": lambda: next(w), "index": lambda: [1][w], "range": lambda: range(w), "mul": lambda: "a" * w, "int": lambda: int(w), "float": lambda: float(w), "in": lambda: 1 in w, "in list": lambda: 1 in [w], "getitem": lambda: w[0], "slice": lambda: w[1:2], "setitem": setitem, "delitem": delitem, "call": lambda: w(), "attr": lambda: w.x, "method": lambda: w.m(), "with": with_w, "add": lambda: w + 1, "radd": lambda: 1 + w, "bytes": lambda: bytes(w), "dir": lambda: dir(w), "reversed": lambda: reversed(w), "round": lambda: round(w), "open": lambda: open(w), "isinstance": lambda: isinstance(1, w), "set_name": class_attr, "get": lambda: o.d, "set": lambda: setattr(o, "d", 1), "dict key": lambda: {w: 1, 5: 2}, "set elem": lambda: {5, w}, "sorted": lambda: sorted([w, w]), "max": lambda: max(w, 1), "sum": lambda: sum([w, 1]), "join": lambda: "".join([w]), "getattr": lambda: getattr(w, "q", "default"), "hasattr": lambda: hasattr(w, "q"), "callable": lambda: callable(w), "type": lambda: type(w), "id": lambda: id(w), "kwargs": lambda: dict(**w), "raise": lambda: exec("raise w", {"w": w}), "except": lambda: exec("try:\n 1/0\nexcept w: pass", {"w": w}), "import": lambda: __import__(w), "eval": lambda: eval(w), "chr": lambda: chr(w), "zip": lambda: zip(w), "map": lambda: list(map(w, [1])), "filter": lambda: list(filter(w, [1])), "any": lambda: any([w]), "enumerate": lambda: enumerate(w), "dict": lambda: dict(w), "set": lambda: set(w), "str.join": lambda: ",".join(w), "extend": lambda: [].extend(w), "update": lambda: {}.update(w), "sort key": lambda: [2, 1].sort(key=w), "divmod": lambda: divmod(w, 1), "abs": lambda: abs(w), "neg": lambda: -w, "hex": lambda: hex(w), "pow": lambda: pow(w, 1), "vars": lambda: vars(w)}.items():
    show(label, thunk)
print("alive")
