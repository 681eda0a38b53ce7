# Classes: attributes, inheritance, slots, properties, descriptors, metaclasses, operators.
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        ns["made"] = kw
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
class Verbose:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, o, t=None): return self if o is None else o.__dict__.get("_" + self.name, 0)
    def __set__(self, o, v): o.__dict__["_" + self.name] = v
class A(metaclass=Meta, flag=1):
    v = Verbose()
    total = 0
    def __init__(self, x): self.x = x; self.v = x * 2
    def __repr__(self): return f"A({self.x})"
    def __add__(self, o): return type(self)(self.x + getattr(o, "x", o))
    __radd__ = __add__
    def __eq__(self, o): return isinstance(o, A) and self.x == o.x
    def __hash__(self): return hash(self.x)
    def __lt__(self, o): return self.x < o.x
    def __getattr__(self, n):
        if n == "dyn": return "dynamic"
        raise AttributeError(n)
    @property
    def p(self): return self.x + 1
    @p.setter
    def p(self, v): self.x = v - 1
    @classmethod
    def make(cls, *a): cls.total += 1; return cls(*a)
    @staticmethod
    def s(): return "static"
    def __call__(self, *a): return a
    def __len__(self): return 3
    def __getitem__(self, i): return i
    def __contains__(self, i): return i == 1
    def __bool__(self): return False
    def __init_subclass__(cls, **kw): cls.sub = kw
class B(A, opt=2):
    __slots__ = ("y",)
    def __init__(self, x): super().__init__(x); self.y = [x]
class S:
    __slots__ = ("a", "b")
a, b = A(1), B(2)
b.p = 10; a.extra = 1; a.more = 2; del a.extra; setattr(a, "z", 3)
print(a, b, a + b, 5 + a, sorted([b, a]), a == A(1), {a: 1}[A(1)], a.v, a.p, b.p, B.make(3).y, A.s(), a(1, 2), len(a), a[1:2], 1 in a, bool(a))
print(A.made, B.sub, B.__mro__, a.__dict__, b.dyn, hasattr(b, "none"), isinstance(b, A), issubclass(B, A), vars(a), A.v.name, type(B).__name__)
s = S(); s.a = 1
print(s.a, hasattr(s, "b"), S.a, type("T", (A,), {"k": 1}).k, object.__repr__(s)[:12], [n for n in dir(s) if n < "b" and n[0] != "_"])
try: s.c = 1
except AttributeError as e: print(e)
B.total = 5; a.__class__ = A; print(B.total, A.total, super(B, b).__repr__(), B.__bases__, int.__add__(1, 2), a.__init__.__self__ is a)
