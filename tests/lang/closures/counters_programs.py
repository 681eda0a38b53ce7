# Closures in use: accumulators, currying, memo tables, event handlers, iterators by closure.
def accumulator(total=0):
    def add(n):
        nonlocal total
        total += n
        return total

    add.reset = lambda: set_total(0)

    def set_total(v):
        nonlocal total
        total = v

    return add


a, b = accumulator(), accumulator(100)
print([a(i) for i in (1, 2, 3)], b(5), a.reset(), a(1), b(1))


def curry(f, n=None, *got):
    n = n or f.__code__.co_argcount
    return lambda x: f(*got, x) if len(got) + 1 == n else curry(f, n, *got, x)


print(curry(lambda x, y, z: x + y * z)(1)(2)(3), [curry(pow, 2)(b)(2) for b in range(4)])


def memo(f):
    cache = {}

    def g(*k):
        try:
            return cache[k]
        except KeyError:
            r = cache[k] = f(*k)
            return r

    g.cache = cache
    return g


@memo
def grid(r, c):
    return 1 if r == 0 or c == 0 else grid(r - 1, c) + grid(r, c - 1)


print(grid(16, 16), len(grid.cache))


def make_stack():
    items = []
    return items.append, items.pop, lambda: len(items), lambda: list(items)


push, pop, size, peek = make_stack()
push(1), push(2)
print(size(), pop(), peek())


def pipeline(*fs):
    def run(x):
        for f in fs:
            x = f(x)
        return x

    return run


print(pipeline(str, len, lambda n: n * 2)(12345), pipeline()(5))


def counter_iter(n):
    i = 0

    def nxt():
        nonlocal i
        if i >= n:
            raise StopIteration
        i += 1
        return i

    return nxt


print(list(iter(counter_iter(3), None)) if False else [counter_iter(5)() for _ in range(2)])


def bank():
    accounts = {}

    def open_(name, amount=0):
        balance = amount

        def move(n):
            nonlocal balance
            if balance + n < 0:
                raise ValueError(f"{name}: {balance} {n:+}")
            balance += n
            return balance

        accounts[name] = move
        return move

    return open_, accounts


open_, accounts = bank()
open_("x", 10)
open_("y")
print(accounts["x"](-4), accounts["y"](3), accounts["x"](0))
try:
    accounts["y"](-5)
except ValueError as e:
    print(e)


def deep(a):
    def f(b):
        def g(c):
            def h(d):
                nonlocal a, b, c
                a, b, c = b, c, a
                return a, b, c, d

            return h

        return g

    return f


h = deep(1)(2)(3)
print(h(4), h(5), h(6), h.__closure__ and len(h.__closure__), h.__code__.co_freevars)


def handlers():
    log = []
    table = {n: (lambda *a, n=n: log.append((n, a))) for n in ("click", "key")}
    late = {n: (lambda: n) for n in "ab"}
    return table, log, late


table, log, late = handlers()
table["click"](1, 2)
table["key"]()
print(log, late["a"](), late["b"]())
ycomb = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(ycomb(lambda rec: lambda n: 1 if n < 2 else n * rec(n - 1))(10))
church = [lambda f: lambda x: x]
for _ in range(4):
    church.append((lambda n: lambda f: lambda x: f(n(f)(x)))(church[-1]))
print([n(lambda v: v + 1)(0) for n in church], church[3](church[2])(lambda v: v + 1)(0))
fs = []
for i in range(3):
    def f(i=i, *, j=i * 2):
        k = i + j

        def g():
            return i, j, k

        return g

    fs.append(f())
print([g() for g in fs])
