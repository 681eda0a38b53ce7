# Decorators of functions and classes.
calls = []


def trace(f):
    def wrapper(*args, **kw):
        calls.append((f.__name__, args, kw))
        return f(*args, **kw)

    wrapper.__name__ = f.__name__
    wrapper.__wrapped__ = f
    return wrapper


@trace
def add(a, b=1):
    return a + b


print(add(1), add(1, b=5), add.__name__, calls)


def repeat(n):
    def deco(f):
        def wrapper(*a):
            return [f(*a) for _ in range(n)]

        return wrapper

    return deco


@repeat(2)
@repeat(3)
def one():
    return 1


print(one())


@lambda f: "replaced"
def gone():
    pass


print(gone)


class Count:
    def __init__(self, f):
        self.f = f
        self.n = 0

    def __call__(self, *a):
        self.n += 1
        return self.f(*a)


@Count
def square(x):
    return x * x


print(square(3), square(4), square.n)
registry = {}


def register(name):
    def deco(cls):
        registry[name] = cls
        cls.registered = name
        return cls

    return deco


@register("a")
class A:
    pass


@register("b")
@register("c")
class B(A):
    pass


print(sorted((k, v.__name__) for k, v in registry.items()), B.registered)
decos = [repeat(1), repeat(4)]


@decos[1]
def item():
    return "i"


@(decos[0] if True else None)
def cond():
    return "c"


@(d := repeat(2))
def wal():
    return "w"


print(item(), cond(), wal())


def memo(f):
    cache = {}

    def g(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]

    g.cache = cache
    return g


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), len(fib.cache))


class M:
    def deco(f):
        def g(self):
            return "wrapped " + f(self)

        return g

    @deco
    def m(self):
        return "m"

    @staticmethod
    @trace
    def s():
        return "s"

    @classmethod
    def c(cls):
        return cls.__name__

    @property
    def p(self):
        return "p"


print(M().m(), M.s(), M.c(), M().p)


def order(n):
    print("make", n)
    return lambda f: (print("apply", n), f)[1]


@order(1)
@order(2)
def last():
    pass


try:
    @None
    def broken():
        pass
except TypeError as e:
    print(e)
print("broken" in globals())
