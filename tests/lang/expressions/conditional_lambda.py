# Conditional expressions and lambda in all their parameter shapes.
f = lambda: 1
print(f(), (lambda x: x * 2)(4), (lambda x, y=2: x + y)(1), (lambda *a: a)(1, 2))
print((lambda **k: k)(a=1), (lambda a, /, b, *, c: (a, b, c))(1, b=2, c=3))
print((lambda: (yield))().__class__.__name__)
print((lambda x: lambda y: lambda z: x + y + z)(1)(2)(3))
print([g(2) for g in [lambda x, n=n: x ** n for n in range(4)]])
print([g() for g in [lambda: n for n in range(4)]])
print((lambda: None).__name__, (lambda: None).__qualname__)


def outer():
    return lambda: 0


print(outer().__qualname__)
print("a" if 1 else "b", "a" if 0 else "b", ("x" if 0 else "y") + "z")
print((1 if True else 2) + 3, 1 if True else 2 + 3)
print([x if x % 2 else -x for x in range(5)])
print(sorted([3, 1, 2], key=lambda v: -v))
print((lambda x: x if x < 2 else (lambda s, n: s(s, n))(lambda s, n: 1 if n < 2 else n * s(s, n - 1), x))(5))
fact = lambda n: 1 if n == 0 else n * fact(n - 1)
print(fact(20))
print((lambda a, b=1, *c, d, e=2, **f: (a, b, c, d, e, f))(0, d=9, z=5))
x = lambda a: (a, a)
y, z = x(5)
print(y, z)
print(max([1, 5, 3], key=lambda v: abs(v - 4)), (lambda: ...)(), (lambda x=lambda: 5: x())())
m = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b}
print(m["add"](2, 3), m["sub"](2, 3))
compose = lambda *fs: lambda v: v if not fs else compose(*fs[:-1])(fs[-1](v))
print(compose(lambda v: v + 1, lambda v: v * 10)(5))
v = 1 if 0 else (2 if 0 else 3) if 1 else 4
print(v)
