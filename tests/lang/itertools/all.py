# itertools: each iterator's items, arguments, messages, repr and pickling state.
from itertools import *
import sys
def p(*a): print(*a)
def err(f,*a,**k):
    try: r=f(*a,**k); print('ok',r)
    except BaseException as e: print(type(e).__name__, e)
p(list(accumulate([1,2,3])), list(accumulate([1,2,3],lambda a,b:a*b,initial=5)), list(accumulate('abc')))
p(list(batched('ABCDEFG',3))); err(lambda: list(batched('ABCDEFG',3,strict=True))); err(batched,'a',0); err(batched); err(batched,'a'); err(batched,'a',2,3)
p(list(chain('abc',[1],())), list(chain.from_iterable(['ab','cd'])), chain[int]); err(chain, a=1); err(lambda: list(chain(1)))
for t in (combinations, permutations, combinations_with_replacement):
    for n in range(5):
        for r in range(5): p(t.__name__,n,r,list(t(range(n),r)))
p(list(permutations('abc'))); err(permutations,'abc',-1); err(permutations,'abc','x'); err(combinations,'abc'); err(combinations,'abc',-1)
p(list(product('ab',[1,2,3])), list(product()), list(product('ab',repeat=3)), list(product('ab','',repeat=2)), list(product('ab',repeat=0)))
err(product,'a',repeat=-1); err(product,'a',foo=1); err(product,'a',repeat=2**40*1000000000)
p(list(compress('ABCDEF',[1,0,1,0,1,1])))
c=count(); p(next(c),next(c),c, count(5), count(2.5,0.5), count(1,2), count(10**30), repr(count(3,1)))
c=count(2**63-2); p([next(c) for _ in range(4)], c); c=count(10**30); next(c); p(c); c=count(1.5,.5);next(c);p(next(c),c)
err(count,'a'); err(count,1,'x'); err(count,1,2,3); err(count, 1, foo=2); p(count(step=3), count(True))
c=cycle('ab'); p([next(c) for _ in range(5)]); p(list(cycle('')))
p(list(dropwhile(lambda x:x<5,[1,4,6,4,1])), list(takewhile(lambda x:x<5,[1,4,6,4,1])), list(filterfalse(lambda x:x%2,range(10))), list(filterfalse(None,[0,1,2,''])))
p(list(starmap(pow,[(2,5),(3,2)]))); err(lambda: list(starmap(pow,[1])))
p([(k,list(g)) for k,g in groupby('AAAABBBCCDAABBB')], [(k) for k,g in groupby('AAAABBBCCDAABBB')], [list(g) for k,g in groupby(range(10),lambda x:x//3)])
g=groupby('aab'); k1,a=next(g); k2,b=next(g); p(list(a),list(b))
for args in [(5,),(2,6),(2,None),(0,None,2),(1,8,3),(None,),(None,4,None)]: p(args, list(islice('ABCDEFGHIJ',*args)))
for args in [(-1,),('a',),(1,'a'),(-1,2),(1,2,0),(1,2,-1),(1,'x',2),(1,2,'a'),(),(1,2,3,4), ('a',5), (1,-1)]: err(islice,'abc',*args)
p(list(pairwise('ABCD')), list(pairwise('')), list(pairwise('a')))
p(repeat(1), repeat(1,3), list(repeat(1,3)), repeat(1,-5), repeat(object=1,times=2)); r=repeat('x',3); next(r); p(r, r.__length_hint__()); err(repeat); err(repeat,1,2,3); err(lambda: repeat(1).__length_hint__()); err(repeat,1,'a')
a,b,c=tee(range(200),3); p(sum(a),sum(b),list(islice(c,3)),list(islice(c,3))); err(tee,[1],-1); err(tee); p(tee([1],0))
a,=tee([1],1); b,c=tee(a); p(b is a)
p(list(zip_longest('ABCD','xy',fillvalue='-')), list(zip_longest()), list(zip_longest('ab',[1,2,3],())));err(zip_longest,1);err(zip_longest,'a',foo=2)
for t in (accumulate,batched,chain,count,_tee:=type(tee('a')[0])): p(t, t.__module__, t.__qualname__, t.__name__, bool(t.__doc__))
class S(chain):
    def __init__(self,*a,k=None): self.k=k
s=S('ab',k=3); p(list(s),s.k)
class T(filterfalse):
    def __init__(self,*a,k=None): self.k=k
s=T(None,[0,1],k=3); p(list(s),s.k)
err(filterfalse,None,[1],k=3)
err(filterfalse,None)
class S(count): pass
p(S(3), S(3.5,2))
class S(repeat): pass
p(S(3), S(3.5,2))
import warnings; warnings.simplefilter('ignore')
its=[accumulate([1,2,3]),chain('ab','cd'),combinations('abcd',2),permutations('abc',2),combinations_with_replacement('ab',2),product('ab','cd'),compress([1,2,3],[1,1,1]),count(5),count(5,2),cycle('abc'),dropwhile(bool,[1,0,1]),takewhile(bool,[1,1]),filterfalse(None,[0,0]),starmap(pow,[(2,2),(3,3)]),groupby('aab'),islice('abcd',1,None,2),repeat(3,3),zip_longest('ab','c')]
for i in its:
    for n in range(3):
        r=i.__reduce__()
        def v(x):
            if isinstance(x,tuple): return '('+','.join(map(v,x))+')'
            return x.__name__ if isinstance(x,type) else type(x).__name__ if hasattr(x,'__next__') else repr(x) if not callable(x) else x.__name__
        p(type(i).__name__, n, v(r))
        j=r[0](*r[1])
        if len(r)>2: j.__setstate__(r[2])
        if n==2 and type(i) not in (count,cycle): p([x if type(x) is not tuple or type(x[-1]) in(int,str,type(None)) else x[0] for x in j])
        next(i,None)
