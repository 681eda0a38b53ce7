# Type parameters of functions and methods, type aliases: scopes, lazy bounds, defaults, the objects' attributes.
def f[T](x: T = 3, *, y: T = 4) -> T: return x, y, T
print(f(), f(1,y=2), f.__type_params__, f.__annotations__, f.__qualname__, f.__name__, f.__defaults__, f.__kwdefaults__)
def g[A: int, B: (int, str), *C, **D](): 
    def inner[X, Y: A](): return X, Y, A
    return inner
a,b,c,d = g.__type_params__
print(a.__bound__, b.__constraints__, c, d, a.__constraints__, b.__bound__, a.__default__, a.has_default(), type(a.__default__))
i = g(); print(i.__qualname__, i.__type_params__, i(), i.__type_params__[1].__bound__, i.__type_params__[1].__bound__ is a)
type X = int
print(X, X.__value__, X.__name__, X.__type_params__, X.__parameters__, X.__module__, type(X), X | None, None | X)
type Y[T] = dict[str, T]
print(Y, Y.__value__, Y.__type_params__, Y.__parameters__, Y[int], Y[int].__args__, Y[int].__origin__, Y[int].__value__)
type R = R | None
try: print(R.__value__)
except Exception as e: print(type(e), e)
type Bad = undefined_name
try: print(Bad.__value__)
except Exception as e: print(type(e), e)
class C:
    z = int
    type A = z
    type B[T] = (z, T)
    def m[T: z](self, x: T, y: z): return T
    z = str
    q = [1]
    type L = [i for i in q]
    type L2 = list(w for w in q)
    class __P: pass
    def mm[__T](self, x: __T): return __T
print(C.A.__value__, C.B.__value__, C.m.__type_params__[0].__bound__, C.m.__annotations__, C.L.__value__, C.L2.__value__, C.m.__qualname__)
print(C.mm.__type_params__, C.mm.__annotations__)
def outer():
    v = 5
    class K:
        w = v
        type A = (v, w, later)
        def m[T: v](self): return v
    later = 7
    v = 6
    return K
K = outer(); print(K.A.__value__, K.m.__type_params__[0].__bound__, 'A' in K.__dict__)
def dflt[T=int, U=list[T], *Ts=*tuple[int,...], **P=[int]](): pass
t,u,ts,p = dflt.__type_params__
print(t.__default__, u.__default__, ts.__default__, p.__default__, t.has_default(), ts.has_default())
print(repr(p.args), repr(p.kwargs), p.args == p.args, p.args == p.kwargs, p.args.__origin__)
x = 10
def sh[x](a: x): return x
print(sh(0), sh.__annotations__)
def deco(f): print('deco', f.__type_params__); return f
@deco
def h[T](a, b=1, *args, c=2, **kw): return a,b,args,c,kw
print(h(1,2,3,c=4,d=5))
def nl[T]():
    def i():
        return T
    return i()
print(nl())
print(f.__code__.co_name, f.__type_params__[0].__module__)
try:
    class Z(a): pass
except TypeError as e: print(e)
try:
    class Z(p.args): pass
except TypeError as e: print(e)
try: X[int]
except TypeError as e: print(e)
type T3[*Ts, T] = int
print(T3.__type_params__)
lam = lambda: 0
print(lam.__type_params__)
lam.__type_params__ = (1,)
print(lam.__type_params__)
try: lam.__type_params__ = 3
except TypeError as e: print(e)
from _typing import TypeVar, ParamSpec, TypeVarTuple, TypeAliasType, NoDefault
T = TypeVar('T', covariant=True); print(T, TypeVar('S'), TypeVar('S', contravariant=True), TypeVar('S', infer_variance=True), ParamSpec('P'), TypeVarTuple('Ts'), TypeVar(name='n'))
for e in ["TypeVar('T', covariant=True, contravariant=True)", "TypeVar('T', int)", "TypeVar('T', covariant=True, infer_variance=True)", "TypeVar()", "TypeVar(3)", "TypeVar('x', foo=3)", "ParamSpec('x', 3)", "TypeVarTuple('x', 3)", "TypeAliasType('x')", "TypeAliasType('x', int, type_params=[1])", "TypeAliasType(3, int)", "type(NoDefault)(3)", "type(NoDefault)()", "TypeVarTuple('T').__typing_subst__(3)", "T.__reduce__()", "TypeAliasType('x', int)", "TypeAliasType('x', int).__module__", "TypeAliasType('x', int, type_params=(T,))[int]","TypeAliasType('x', int, type_params=(T,)).__parameters__","TypeVar('T').__module__"]:
    try: print(e, repr(eval(e)))
    except Exception as x: print(e, type(x).__name__, x)
