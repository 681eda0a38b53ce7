# functools and operator.
import functools as ft, operator as op, fail_mark
ft.singledispatch(lambda x: x).register(int, str)  # what it imports when it is first used
fail_mark.set()
@ft.lru_cache(maxsize=3)
def f(n, k=0): return n * 2 + k
print([f(i % 4, k=1) for i in range(9)], f.cache_info()); f.cache_clear()
@ft.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), ft.reduce(op.add, [[1], [2]], []), ft.partial(int, base=2)("101"), ft.partial(print, 1, sep="-")(2, 3), sorted("bA", key=ft.cmp_to_key(lambda a, b: (a > b) - (a < b))))
@ft.total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
@ft.singledispatch
def show(x): return "any"
@show.register(int)
def _(x): return "int"
class C:
    @ft.cached_property
    def p(self): return [1]
    m = ft.partialmethod(lambda self, a, b: (a, b), 1)
c = C(); print(T(1) >= T(0), show(1), show("a"), c.p is c.p, c.m(2), ft.wraps(f)(lambda: 0).__name__)
print(op.itemgetter(1, 0)("ab"), op.attrgetter("real", "imag")(1), op.methodcaller("upper")("a"), op.concat([1], [2]), op.index(5), op.length_hint([1]), op.countOf([1, 1], 1), repr(ft.partial(len)), op.getitem({1: 2}, 1), op.iadd([1], [2]))
