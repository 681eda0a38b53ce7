# inspect: signatures, binding, sources, members, frames.
import inspect, functools
from inspect import signature as S
def f(a, /, b: int, c=3, *args, d, e: str='x', **kw) -> list[int]: 
    "doc"
    return a
print(S(f), repr(S(f)), S(f).parameters['b'], repr(S(f).parameters['e'].kind))
class C:
    """Class doc
       more
    """
    def __init__(self, x, y=2): pass
    def m(self, z): pass
    @classmethod
    def c(cls, q): pass
    @staticmethod
    def s(w): pass
    pm = functools.partialmethod(m, z=4)
    def __call__(self, k): pass
print(S(C), S(C.m), S(C(1).m), S(C.c), S(C.s), S(C(1)), S(C(1).pm), S(C.pm))
for b in (len, sorted, print, int.__add__, [].append, dict.get, str.split, isinstance, 'a'.join, type.__call__, object, divmod, pow, open):
    try: print(b, S(b)) if 'at 0x' not in repr(b) else print(S(b))
    except Exception as e: print(type(e).__name__, e)
print(S(functools.partial(f,1,d=2)), S(functools.partial(f,1,2,e=4)), S(functools.lru_cache(f)))
s=S(f)
for a,k in (((1,2),{'d':3}),((1,2,3,4,5),{'d':1,'z':2}),((),{}),((1,),{}),((1,2),{}),((1,2),{'d':1,'a':5}),((1,2),{'b':3,'d':1})):
    try: ba=s.bind(*a,**k); print(ba, ba.args, ba.kwargs); ba.apply_defaults(); print(ba.arguments)
    except TypeError as e: print(e)
print(s.bind_partial(1))
def g(x,y): pass
for a,k in (((1,2,3),{}),((1,),{'z':3}),((1,),{'x':1})):
    try: print(S(g).bind(*a,**k))
    except TypeError as e: print(e)
def h(x,/,y=1): pass
for a,k in (((),{'x':1}),((1,),{'x':1})):
    try: print(S(h).bind(*a,**k))
    except TypeError as e: print(e)
P=inspect.Parameter
for args in (('a',P.POSITIONAL_ONLY),('1a',P.POSITIONAL_ONLY),('if',P.KEYWORD_ONLY),('a',9),(3,P.KEYWORD_ONLY)):
    try: print(repr(P(*args)), P(*args).replace(name='z',default=3))
    except Exception as e: print(type(e).__name__, e)
for ps in ([P('a',1),P('a',1)],[P('a',3),P('b',1)],[P('a',1,default=1),P('b',1)]):
    try: print(inspect.Signature(ps))
    except ValueError as e: print(e)
print(S(f)==S(f), hash(S(g))==hash(S(g)), S(f).replace(return_annotation=int), S(f).format(max_width=10))
print(inspect.getfullargspec(f)); print(inspect.getcallargs(f,1,2,d=4))
print(inspect.getdoc(C), inspect.cleandoc('a\n   b\n    c\n'), inspect.getdoc(f))
print(inspect.getsource(f)); print(inspect.getsource(C.m)); print(inspect.getsourcelines(C)[1], len(inspect.getsourcelines(C)[0]))
print(inspect.getmro(C), inspect.isclass(C), inspect.isfunction(f), inspect.ismethod(C(1).m), inspect.isbuiltin(len), inspect.isroutine(len), inspect.ismethoddescriptor(str.join), inspect.isdatadescriptor(C.__dict__['__dict__']), inspect.isgeneratorfunction(f))
def outer():
    fr=inspect.currentframe(); print(fr.f_code.co_name, fr.f_lineno, inspect.getframeinfo(fr)[1:]); return [i.function for i in inspect.stack()]
print(outer())
print([m for m in inspect.getmembers(C) if not m[0].startswith('__')][0][0], inspect.getmodule(C).__name__)
def gen(): yield
gg=gen(); print(inspect.getgeneratorstate(gg)); next(gg); print(inspect.getgeneratorstate(gg), inspect.getgeneratorlocals(gg)); gg.close(); print(inspect.getgeneratorstate(gg))
x=5
def clo(): return x, len, nope, f
print(sorted(inspect.getclosurevars(clo).globals), sorted(inspect.getclosurevars(clo).builtins), inspect.getclosurevars(clo).unbound)
@functools.wraps(f)
def w(*a): pass
print(S(w), S(w,follow_wrapped=False), inspect.unwrap(w) is f)
class D:
    def __new__(cls, n): return object.__new__(cls)
class M(type):
    def __call__(cls, mm): pass
class E(metaclass=M): pass
class F: pass
print(S(D), S(E), S(F))
for b in (int, str, dict, list, type, range, Exception, zip):
    try: print(b, S(b))
    except Exception as e: print(type(e).__name__, e)
print(inspect.classify_class_attrs(C)[-1][:3], [a.kind for a in inspect.classify_class_attrs(C) if a.name in 'mcs'])
lam = lambda a, *, b=1: (a,
   b)
print(inspect.getsource(lam), S(lam))
class Deco:
    @property
    def prop(self):
        # comment
        return 1

    # trailing

    @functools.lru_cache
    def cached(self): return """multi
line"""
    def last(self):
        if 1:
            return 2
# after
print(inspect.getsource(Deco.prop.fget)); print(inspect.getsource(Deco.cached)); print(inspect.getsource(Deco)); print(inspect.getsource(Deco.last))
print(inspect.getcomments(Deco.prop.fget))
