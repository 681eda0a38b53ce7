# _functools and functools: partial, lru_cache, reduce, cmp_to_key, total_ordering, cached_property, partialmethod.
import functools
from functools import *
def err(f,*a,**k):
    try: r=f(*a,**k); print('ok',r)
    except BaseException as e: print(type(e).__name__, e)
def f(*a,**k): return a,k
p=partial(f,1,2,x=3); print(p(4,y=5), p(x=9), p.func is f, p.args, p.keywords)
q=partial(p,7,x=4); print(q.func is f, q.args, q.keywords); p.attr=1; q=partial(p,7); print(q.func is p, q())
print(repr(partial(int,'10',base=2)), partial(int,base=2)('11')); err(partial); err(partial,3)
class P(partial): pass
print(repr(P(int))); x=P(f,1); x.a=1; print(x.__reduce__()[1:][1][3], x.__dict__, isinstance(partial(x),P), type(P(partial(f,1)).func))
x.__setstate__((f,(1,2),{'k':1},None)); print(x(3), x.__dict__); err(x.__setstate__, (1,2)); err(x.__setstate__, (f,[],{},{})); err(x.__setstate__, None)
print(partial[int])
err(setattr, p, 'func', 3); err(delattr, p,'args')
p=partial(f); p.__setstate__((p,(),{},{})); 
try: print(repr(p))
finally: p.__setstate__((f,(),{},{}))
calls=[]
@lru_cache(maxsize=2)
def sq(x, y=0):
    'doc'
    calls.append((x,y)); return x*x+y
print([sq(1),sq(2),sq(1),sq(3),sq(2),sq(1,y=2),sq(y=2,x=1)], calls); print(sq.cache_parameters(), sq.__name__, sq.__doc__, sq.__wrapped__.__name__)
sq.cache_clear(); err(sq,[])
@cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(200)); 
@lru_cache(typed=True)
def t(x): return type(x)
print(t(1),t(1.0),t(True))
@lru_cache(0)
def z(x): return x
z(1);z(1)
err(lru_cache,'x'); err(lru_cache(3), 3); 
class M:
    @lru_cache
    def m(self,x): return x
print(M().m(3), M.m.__qualname__, M.m.__reduce__(), )
import sys
for s in (sq,):
    print(type(s), s.__module__)
err(reduce,lambda a,b:a+b,[]); err(reduce,max,3); err(reduce); print(reduce(lambda a,b:a+b,'abc'), reduce(lambda a,b:a+b,[1,2],10)); err(reduce, 1)
K=cmp_to_key(lambda a,b:(a>b)-(a<b)); print(sorted([3,1,2],key=K), K(1)<K(2), K(1)==K(1), K(3).obj); err(lambda:K(1)<3); err(K); err(K,1,2); err(cmp_to_key); print(K(obj=3).obj); err(lambda: K<K); print(type(K))
@total_ordering
class A:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
print(A(1)<=A(1),A(1)>A(0),A(1)>=A(2), A.__le__.__name__); err(total_ordering,type('B',(),{}))
@wraps(f)
def g(): 'd'
print(g.__name__, g.__wrapped__ is f, g.__doc__)
class C:
    @cached_property
    def x(self): 'doc'; print('computed'); return 5
c=C(); print(c.x,c.x,C.x.__doc__, C.x.attrname); del c.x; print(c.x)
class S:
    __slots__=()
    @cached_property
    def x(self): return 1
err(lambda:S().x); err(lambda: C.x.__set_name__(C,'y')); err(lambda: cached_property(f).__get__(C()))
class PM:
    def m(self,*a,**k): return a,k
    pm=partialmethod(m,1,k=2); pc=partialmethod(partial(f,3),4)
    cm=partialmethod(classmethod(lambda c,*a:(c.__name__,a)),9)
print(PM().pm(5), PM().cm(1), PM.cm(2), PM.pm(PM(),3)); err(partialmethod,3); err(partialmethod); print(PM.__dict__['pm'].__class__, PM.__dict__['pm'].args)
try:
    print(PM().pc(5)[0][0], len(PM().pc(5)[0]))
except NameError: pass
import operator
print(operator.methodcaller('f',1,a=2).__reduce__()[1])
