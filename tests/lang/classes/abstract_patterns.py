# Patterns: mixins, template methods, singletons, state, visitor, fluent interfaces, proxies.
class Visitor:
    def visit(self, node):
        for cls in type(node).__mro__:
            m = getattr(self, "visit_" + cls.__name__.lower(), None)
            if m:
                return m(node)
        raise TypeError(f"no visitor for {type(node).__name__}")


class Node: pass
class Leaf(Node):
    def __init__(self, v): self.v = v
class Pair(Node):
    def __init__(self, a, b): self.a, self.b = a, b
class Triple(Pair):
    def __init__(self, a, b, c): super().__init__(a, b); self.c = c


class Sum(Visitor):
    def visit_leaf(self, n): return n.v
    def visit_pair(self, n): return self.visit(n.a) + self.visit(n.b)
    def visit_triple(self, n): return self.visit_pair(n) + self.visit(n.c)


class Show(Visitor):
    def visit_leaf(self, n): return str(n.v)
    def visit_pair(self, n): return f"({self.visit(n.a)} {self.visit(n.b)})"


tree = Pair(Leaf(1), Triple(Leaf(2), Pair(Leaf(3), Leaf(4)), Leaf(5)))
print(Sum().visit(tree), Show().visit(tree))
try:
    Sum().visit(5)
except TypeError as e:
    print(e)


class Template:
    def run(self):
        return [self.setup(), *(s.upper() for s in self.steps()), self.done()]

    def setup(self): return "setup"
    def done(self): return "done"
    def steps(self): raise NotImplementedError(f"{type(self).__name__} must define steps")


class Impl(Template):
    def steps(self):
        yield "a"
        yield "b"

    def done(self):
        return super().done() + "!"


print(Impl().run())
try:
    Template().run()
except NotImplementedError as e:
    print(e)


class JsonMixin:
    def dump(self): return {k: v for k, v in vars(self).items() if not k.startswith("_")}
class EqMixin:
    def __eq__(self, o): return type(self) is type(o) and vars(self) == vars(o)
    __hash__ = None
class Rec(JsonMixin, EqMixin):
    def __init__(self, **kw): self.__dict__.update(kw, _hidden=1)


print(Rec(a=1).dump(), Rec(a=1) == Rec(a=1), Rec(a=1) != Rec(a=2), Rec.__hash__)


class Fluent:
    def __init__(self): self.parts = []
    def __getattr__(self, n):
        if n.startswith("_"):
            raise AttributeError(n)
        def add(*a):
            self.parts.append(f"{n}({', '.join(map(repr, a))})")
            return self
        return add
    def __str__(self): return ".".join(self.parts)


print(Fluent().select("a", 1).where().order_by("x"))


class State:
    def __init__(self, m): self.m = m
    def go(self, to): self.m.state = to(self.m); return self.m
class Off(State):
    def press(self): return self.go(On)
class On(State):
    n = 0
    def press(self):
        On.n += 1
        return self.go(Off)
class Button:
    def __init__(self): self.state = Off(self)
    def press(self): return self.state.press()


b = Button()
print([type(b.press().state).__name__ for _ in range(5)], On.n)


class Tracer:
    def __init__(self, target, log): self.__dict__.update(_t=target, _log=log)
    def __getattr__(self, n):
        v = getattr(self._t, n)
        if callable(v):
            def wrapped(*a, **k):
                r = v(*a, **k)
                self._log.append((n, a, k, r))
                return r
            return wrapped
        self._log.append(("get", n))
        return v
    def __setattr__(self, n, v):
        self._log.append(("set", n, v))
        setattr(self._t, n, v)


log = []
t = Tracer([3, 1], log)
t.append(2)
t.sort(reverse=True)
print(t.pop(), t._t, log)


class Multi:
    table = {}

    @classmethod
    def on(cls, *types):
        def deco(f):
            cls.table.setdefault(f.__name__, {})[types] = f
            def dispatch(*a):
                for sig, g in cls.table[f.__name__].items():
                    if len(sig) == len(a) and all(map(isinstance, a, sig)):
                        return g(*a)
                raise TypeError(f"no {f.__name__}({', '.join(type(x).__name__ for x in a)})")
            return dispatch
        return deco


@Multi.on(int, int)
def add(a, b): return a + b
@Multi.on(str, object)
def add(a, b): return f"{a}+{b}"
@Multi.on(list)
def add(a): return sum(a)


print(add(1, 2), add("x", 5), add([1, 2]))
try:
    add(1.5)
except TypeError as e:
    print(e)
