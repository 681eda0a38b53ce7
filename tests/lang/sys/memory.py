# sys.getsizeof, getrefcount, getallocatedblocks, intern: what does not depend on the interpreter.
import gc
import io
import sys


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def refcounts():
    a = object()
    print(sys.getrefcount(a))
    b = [a, a]
    print(sys.getrefcount(a))
    c = {a: a}
    print(sys.getrefcount(a))
    del b
    c.clear()
    print(sys.getrefcount(a), sys.getrefcount([]), sys.getrefcount(object()))


refcounts()
x = []
y = x
print(sys.getrefcount(x))


class Sized:
    def __init__(self, size):
        self.size = size

    def __sizeof__(self):
        if isinstance(self.size, Exception):
            raise self.size
        return self.size


print(sys.getsizeof(Sized(1000)) - sys.getsizeof(Sized(10)), Sized(7).__sizeof__())
for size in (-1, "x", 1 << 70, ValueError("v")):
    attempt(lambda: sys.getsizeof(Sized(size)))
    attempt(lambda: sys.getsizeof(Sized(size), 5))
attempt(lambda: sys.getsizeof())
attempt(lambda: sys.getsizeof(1, 2, 3))
attempt(lambda: sys.getsizeof(object=1) > 0)
attempt(lambda: sys.getsizeof(1, default=3) > 0)

# What can be tracked has a header, and getsizeof includes it.
for o in (1, "a", b"", 1.5, None, print, len, int):
    if not gc.is_tracked(o) and not isinstance(o, type) and not callable(o):
        print(type(o).__name__, sys.getsizeof(o) == o.__sizeof__())
for o in ([], {}, set(), Sized(1), type, refcounts, x, sys):
    print(type(o).__name__, sys.getsizeof(o) >= (type.__sizeof__(o) if isinstance(o, type) else o.__sizeof__()))


# Sizes grow with what is in there.
def grows(make):
    sizes = [sys.getsizeof(make(n)) for n in (1, 100, 10_000)]
    return sizes == sorted(set(sizes)) and sizes[2] - sizes[1] >= 9_000


def code_of(n):
    return compile("x = a + b\n" * n, "code", "exec")


for make in (lambda n: [0] * n, lambda n: (0,) * n, lambda n: {i: i for i in range(n)}, lambda n: set(range(n)),
             lambda n: frozenset(range(n)), lambda n: "a" * n, lambda n: b"a" * n, lambda n: bytearray(n),
             lambda n: 1 << 8 * n, lambda n: io.BytesIO(b"a" * n), code_of):
    print(grows(make))
print(sys.getsizeof("a" * 1000) < sys.getsizeof("\u0416" * 1000) < sys.getsizeof("\U0001F600" * 1000))


def gen():
    a = b = c = d = e = f = 1
    yield sys._getframe()


print(0 < sys.getsizeof(gen()) < 2000, 0 < sys.getsizeof(next(gen())) < 2000, 0 < sys.getsizeof(sys._getframe()) < 2000)

attempt(lambda: sys.getallocatedblocks(1))
attempt(lambda: sys.getrefcount())

text = "two words"
print(sys.intern(text) is sys.intern("two" + " words"), sys._is_interned(sys.intern(text)))


class Text(str):
    pass


attempt(lambda: sys.intern(Text("x")))
attempt(lambda: sys.intern(3))
attempt(lambda: sys._is_interned(3))
n = sys.getunicodeinternedsize()
more = [sys.intern("interned %d" % i) for i in range(100)]
print(sys.getunicodeinternedsize() - n >= 100)
attempt(lambda: sys._getframe(1000))
attempt(lambda: sys._getframe("a"))
attempt(lambda: sys._getframe().f_code.co_name)
attempt(lambda: sys._getframe(1).f_code.co_name)
attempt(lambda: sys._getframe(-1).f_code.co_name)
