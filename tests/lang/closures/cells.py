# Closures: shared cells, loops, late binding, nested scopes, class bodies.
def counter():
    n = 0

    def inc(by=1):
        nonlocal n
        n += by
        return n

    def get():
        return n

    return inc, get


a, ga = counter()
b, gb = counter()
a(); a(5); b()
print(ga(), gb())
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])


def loops():
    out = []
    for i in range(3):
        def f():
            return i
        out.append(f)
    i = "changed"
    return [f() for f in out]


print(loops())


def param_cell(x):
    def get():
        return x

    def set(v):
        nonlocal x
        x = v

    return get, set


get, set_ = param_cell(1)
set_(2)
print(get())


def star(*args, **kw):
    return lambda: (args, kw)


print(star(1, 2, a=3)())


def three():
    a = 1

    def two():
        b = 2

        def one():
            return a + b

        return one

    return two


print(three()()())


def class_scope():
    x = "func"

    class C:
        x = "class"

        def m(self):
            return x

        y = x
        z = [x for _ in range(1)]
        w = (lambda: x)()

    return C().m(), C.y, C.z, C.w


print(class_scope())


def self_ref():
    def f(n):
        return 0 if n == 0 else 1 + f(n - 1)

    return f


print(self_ref()(10))


def comp_cells():
    fs = [lambda: (i, j) for i in range(2) for j in range(2)]
    return [f() for f in fs]


print(comp_cells())


def gen_cells():
    x = 1

    def g():
        nonlocal x
        while True:
            x += 1
            yield x

    it = g()
    return next(it), x, next(it), x


print(gen_cells())


def deleted():
    x = 1

    def f():
        return x

    del x
    return f


try:
    deleted()()
except NameError as e:
    print(e)


def exc_cell():
    try:
        raise ValueError("v")
    except ValueError as e:
        f = lambda: e
        print(repr(f()))
    try:
        f()
    except NameError as err:
        print(err)


exc_cell()


def default_from_cell():
    k = 5

    def f(a=k, *, b=k + 1):
        return a, b

    k = 100
    return f()


print(default_from_cell())


def mutual():
    def even(n): return n == 0 or odd(n - 1)
    def odd(n): return n != 0 and even(n - 1)
    return even(10), odd(7)


print(mutual())


def cell_compare():
    a = b = 1
    return (lambda: (a, b)).__closure__


x, y = cell_compare()
print(x == y, x.cell_contents, repr(x).startswith("<cell at 0x"), "int object" in repr(x))
print([f() for f in [(lambda k: lambda: k)(k) for k in range(3)]])
