# Functions: parameters, defaults, closures, decorators, attributes, recursion.
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    "doc"
    return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(*[1, 2], **{"d": 1, "q": 2}), f.__name__, f.__doc__, f.__defaults__, f.__kwdefaults__)
def counter():
    n = 0
    def up(by=1):
        nonlocal n
        n += by
        return n
    return up
c = counter(); c(); print(c(5), c.__closure__[0].cell_contents, (lambda *a, k=1: (a, k))(1, 2, k=3))
def deco(arg):
    def wrap(fn):
        def inner(*a, **k): return arg, fn(*a, **k)
        inner.extra = arg
        return inner
    return wrap
@deco("x")
@deco("y")
def g(n: int = 3) -> str: return n * 2
print(g(4), g.extra, g.__dict__, f.__code__.co_varnames, f.__annotations__)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(8), [fn(3) for fn in [lambda x, i=i: x + i for i in range(3)]])
try: f()
except TypeError as e: print(e)
try: f(1, d=1, **{"d": 2})
except TypeError as e: print(e)
def glob():
    global made
    made = 1
    del made
    made = [1]
glob(); print(made, callable(f), f.__qualname__, type(f).__name__, f.__get__(1)(d=2))
