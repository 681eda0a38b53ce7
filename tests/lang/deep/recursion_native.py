# Recursion that goes through built-in functions ends in RecursionError, and the program goes on.
def show(label, thunk):
    try:
        thunk()
        print(label, "no error")
    except RecursionError:
        print(label, "RecursionError")


show("map", lambda: (lambda f: f(f))(lambda f: list(map(lambda _: f(f), [1]))))
show("sorted", lambda: (lambda f: f(f))(lambda f: sorted([1, 2], key=lambda _: f(f))))
show("max", lambda: (lambda f: f(f))(lambda f: max([1, 2], key=lambda _: f(f))))
show("sum gen", lambda: (lambda f: f(f))(lambda f: sum(f(f) for _ in [1])))
show("exec", lambda: (lambda f: f(f))(lambda f: eval("f(f)", {"f": f})))
show("call", lambda: (lambda f: f(f))(lambda f: f.__call__(f)))
show("getattr", lambda: (lambda f: f(f))(lambda f: getattr(f, "__call__")(f)))
show("type", lambda: (lambda f: f(f))(lambda f: type("T", (), {"__init__": lambda s: f(f)})()))


class All:
    def __repr__(self): return repr([self])
    def __str__(self): return "%s" % (self,)
    def __format__(self, s): return "{}".format(self)
    def __hash__(self): return hash((self,))
    def __eq__(self, o): return (self,) == (o,) if o is not self else [self] == [All()]
    def __lt__(self, o): return [self] < [o]
    def __len__(self): return len(list(self))
    def __iter__(self): return iter([*self])
    def __contains__(self, x): return x in self
    def __getitem__(self, i): return self[i]
    def __call__(self): return list(map(All.__call__, [self]))
    def __bool__(self): return bool([x for x in [self] if x])
    def __index__(self): return [1, 2][self]
    def __int__(self): return int(self)
    def __float__(self): return float(self)
    def __add__(self, o): return sum([self], o)
    def __radd__(self, o): return o + self
    def __getattr__(self, n): return getattr(self, n)
    def __enter__(self):
        with self:
            pass
    def __exit__(self, *a): pass
    def __bytes__(self): return bytes(self)
    def __abs__(self): return abs(self)
    def __neg__(self): return -self
    def __round__(self): return round(self)
    def __reversed__(self): return reversed(self)
    def __instancecheck__(self, o): return isinstance(o, self)
    def __dir__(self): return dir(self)


a = All()


def with_a():
    with a:
        pass


for label, thunk in {"repr": lambda: repr(a), "str": lambda: str(a), "format": lambda: f"{a}", "hash": lambda: hash(a), "eq": lambda: a == All(), "lt": lambda: a < All(), "len": lambda: len(a), "iter": lambda: list(a), "in": lambda: 1 in a, "item": lambda: a[0], "call": lambda: a(), "bool": lambda: bool(a), "index": lambda: [1, 2][a], "int": lambda: int(a), "float": lambda: float(a), "add": lambda: a + 1, "attr": lambda: a.nope, "with": with_a, "bytes": lambda: bytes(a), "abs": lambda: abs(a), "neg": lambda: -a, "round": lambda: round(a), "reversed": lambda: reversed(a), "isinstance": lambda: isinstance(1, a), "dir": lambda: dir(a), "in dict": lambda: {a: 1}, "in set": lambda: {a}, "in list": lambda: a in [All()], "max": lambda: max([a, All()]), "sort": lambda: sorted([a, All()]), "join": lambda: ",".join(map(str, [a])), "percent": lambda: "%r" % a, "print": lambda: print(a), "dict eq": lambda: {1: a} == {1: All()}, "index of": lambda: [All()].index(a), "slice": lambda: [1][a:], "range": lambda: range(a), "zip": lambda: list(zip(a, a)), "unpack": lambda: [*a], "enumerate": lambda: list(enumerate(a)), "any": lambda: any(a), "not": lambda: not a}.items():
    show(label, thunk)


class P:
    @property
    def x(self): return self.x
    def __set_name__(self, o, n): type("X", (), {"p": P()})
    def __init_subclass__(cls): type("Y", (P,), {})


show("property", lambda: P().x)
show("init_subclass", lambda: type("Z", (P,), {}))
show("set_name", lambda: type("W", (), {"p": P()}))


class M(type):
    def __call__(cls): return cls()
    def __getattr__(cls, n): return getattr(cls, n)


show("meta call", lambda: M("C", (), {})())
show("meta getattr", lambda: M("C", (), {}).nope)


class D:
    def __get__(self, o, t): return o.d if o else t.d


D.d = D()
show("descriptor", lambda: D().d)
show("descriptor class", lambda: D.d)


def handler():
    try:
        handler()
    finally:
        pass


show("finally", handler)


def g():
    yield from g()


show("generator", lambda: next(g()))
show("import", lambda: (lambda f: f(f))(lambda f: [f(f) for _ in "x"]))
print("still alive", sum(range(10)), sorted("cab"))
