# Functions inside functions inside classes inside functions; recursion among them; conditional definitions.
def outer(n):
    def inner(m):
        def innermost(k):
            return n, m, k

        return innermost

    return inner


print(outer(1)(2)(3), outer.__name__, outer(1).__qualname__, outer(1)(2).__qualname__)


def conditional(flag):
    if flag:
        def f():
            return "true version"
    else:
        def f():
            return "false version"
    return f()


print(conditional(1), conditional(0))


def redefine():
    def f():
        return 1

    g = f

    def f():
        return 2

    return f(), g()


print(redefine())


def loop_defs():
    fs = {}
    for name in ("a", "b"):
        def f(x, name=name):
            return name * x

        fs[name] = f
    return [f(i) for i, f in enumerate(fs.values(), 1)]


print(loop_defs())


def factory(kind):
    class Base:
        def hello(self):
            return f"{kind} from {type(self).__name__}"

        class Nested:
            def who(self):
                return kind.upper()

    class Derived(Base):
        def hello(self):
            return "derived " + super().hello()

    return Derived if kind == "d" else Base


print(factory("d")().hello(), factory("b")().hello(), factory("b").Nested().who(), factory("d").__qualname__, factory("d").Nested.__qualname__)


def mutual(n):
    def is_even(k):
        return True if k == 0 else is_odd(k - 1)

    def is_odd(k):
        return False if k == 0 else is_even(k - 1)

    return is_even(n), is_odd(n)


print(mutual(10), mutual(7))


def default_scope(x):
    def f(y=x, z=lambda: x):
        return y, z()

    x = "changed"
    return f()


print(default_scope("orig"))


def try_defs():
    try:
        def f():
            raise ValueError("inside")

        f()
    except ValueError as e:
        def g(e=e):
            return str(e)

        return g()
    finally:
        def h():
            pass


print(try_defs())


def gen_inside():
    def g(n):
        for i in range(n):
            yield i * factor

    factor = 10
    return list(g(3))


print(gen_inside())


def shadows(print=print, len=lambda x: "fake"):
    print(len([1]))

    def inner(str=repr):
        return str("x")

    return inner()


print(shadows())


def args_are_locals(a, *b, c=1, **d):
    def show():
        return a, b, c, d

    a += 1
    b += (9,)
    c = "c"
    d["new"] = 1
    return show()


print(args_are_locals(1, 2, z=3))


class C:
    def method(self):
        def helper():
            return self.x

        return helper() + (lambda: self.x)()

    x = 5

    def maker():
        def m(self, n):
            return self.x * n

        return m

    times = maker()
    del maker


print(C().method(), C().times(3), hasattr(C, "maker"))
def ret_self():
    ret_self.calls = getattr(ret_self, "calls", 0) + 1
    return ret_self


ret_self()()()
print(ret_self.calls)
def f(f):
    return f


print(f(f) is f, f(5))
exec("def dyn(a, b=2):\n    def q():\n        return a + b\n    return q()")
print(dyn(1))
def long_chain():
    def a(): return b()
    def b(): return c()
    def c(): return d
    d = "end"
    return a()


print(long_chain())
