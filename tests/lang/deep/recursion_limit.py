# Recursion limits: the default, a raised one, and the error in each kind of call.
import sys


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


print(down(900))


def show(label, thunk):
    try:
        print(label, type(thunk()).__name__)
    except RecursionError as e:
        print(label, "RecursionError:", e if "Python" in str(e) or str(e) == "maximum recursion depth exceeded" else str(e)[:32])


show("function", lambda: down(10 ** 6))


class R:
    def __repr__(self):
        return repr(self)


class E:
    def __eq__(self, o):
        return self == o


class G:
    def __getattr__(self, n):
        return getattr(self, n + "x")


class GA:
    def __getattribute__(self, n):
        return self.other


class H:
    def __hash__(self):
        return hash(self)


class A:
    def __add__(self, o):
        return self + o


class C:
    def __call__(self):
        return self()


class I:
    def __iter__(self):
        return iter(self)


class L:
    def __len__(self):
        return len(self)


class B:
    def __bool__(self):
        return not self


class S:
    def __str__(self):
        return str(self)


class F:
    def __format__(self, s):
        return f"{self}"


class GI:
    def __getitem__(self, i):
        return self[i]


class P:
    @property
    def p(self):
        return self.p


class N:
    def __init__(self):
        N()


class LT:
    def __lt__(self, o):
        return self < o


class CT:
    def __contains__(self, x):
        return x in self


show("repr", lambda: repr(R()))
show("eq", lambda: E() == E())
show("getattr", lambda: G().a)
show("getattribute", lambda: GA().a)
show("hash", lambda: hash(H()))
show("add", lambda: A() + 1)
show("call", lambda: C()())
show("iter", lambda: iter(I()))
show("len", lambda: len(L()))
show("bool", lambda: bool(B()))
show("str", lambda: str(S()))
show("format", lambda: f"{F()}")
show("getitem", lambda: GI()[0])
show("property", lambda: P().p)
show("init", lambda: N())
show("lt", lambda: sorted([LT(), LT()]))
show("contains", lambda: 1 in CT())


def gen(n):
    yield from gen(n + 1)


show("yield from", lambda: list(gen(0)))


def comp(n):
    return [comp(n + 1) for _ in [1]]


show("comprehension", lambda: comp(0))


def kw(**k):
    return kw(**k)


def star(*a):
    return star(*a)


show("kwargs", lambda: kw(a=1))
show("star", lambda: star(1))
show("map", lambda: (lambda f: f(f))(lambda f: list(map(f, [f]))))
show("sorted key", lambda: (lambda f: f(f))(lambda f: sorted([f], key=f)))
depth = 0


def measure():
    global depth
    depth += 1
    measure()


try:
    measure()
except RecursionError:
    print(900 < depth <= 1000)


def recover(n):
    try:
        return recover(n + 1)
    except RecursionError:
        return "recovered"


print(recover(0), down(800))
sys.setrecursionlimit(60000)
print(down(50000))
show("raised", lambda: down(10 ** 6))
sys.setrecursionlimit(1000)
print(down(500))
try:
    sys.setrecursionlimit(3)
except RecursionError as e:
    print(e)
