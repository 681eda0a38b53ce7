# weakref.ref and weakref.proxy: creation, text, messages, forwarding, what can be referred to.
import _weakref as weakref
import gc
import sys
def f():pass
class A:
    def __repr__(s): return 'A!'
a=A()
r=weakref.ref(a)
p=weakref.proxy(a)
q=weakref.proxy(f)
def sh(*x): print(*[repr(y) if not isinstance(y,str) else y for y in x])
def show(s):
    import sys
    out='';i=0
    while i<len(s):
        if s[i:i+2]=='0x':
            out+='ADDR';i+=2
            while s[i] in '0123456789abcdef': i+=1
        else: out+=s[i];i+=1
    print(out)
show(' '.join([repr(x) for x in (r, weakref.ref(f), p, q,type(r),type(p),type(q), weakref.ref(A), weakref.ref(int))])+str(p))
def t(fn):
    try: show(str(fn()))
    except BaseException as e: print(type(e).__name__, e)
t(lambda: weakref.ref())
t(lambda: weakref.ref(1,2,3))
t(lambda: weakref.ref(a,None,x=1))
t(lambda:weakref.ref(x=1))
t(lambda:weakref.ref(object=a))
t(lambda:weakref.ref(a,callback=None))
t(lambda: weakref.proxy())
t(lambda: weakref.proxy(1))
t(lambda: weakref.proxy(a,None,3))
t(lambda: weakref.proxy(object=a))
t(lambda: hash(p))
t(lambda: p+1)
t(lambda: 1+p)
t(lambda: p())
t(lambda: iter(p))
t(lambda: next(p))
t(lambda: len(p))
t(lambda: p[0])
t(lambda: bytes(p))
t(lambda: reversed(p))
t(lambda: 1 in p)
t(lambda: p<1)
t(lambda: int(p))
t(lambda: float(p))
t(lambda: [1][p])
t(lambda: -p)
t(lambda: p.x)
t(lambda: r()+1)
t(lambda: r+1)
t(lambda: r<r)
t(lambda: r(1))
t(lambda: r(x=1))
t(lambda: weakref._remove_dead_weakref(1,2))
t(lambda: weakref._remove_dead_weakref({1:2},1))
t(lambda: weakref._remove_dead_weakref({1:2},3))
t(lambda: weakref.getweakrefcount(1))
t(lambda: weakref.getweakrefs(1))
t(lambda: weakref.getweakrefs())
t(lambda: weakref.getweakrefs(a))
t(lambda:a.__weakref__)
t(lambda:setattr(r,'x',1))
t(lambda:setattr(r,'__callback__',1))
t(lambda: r.__callback__)
t(lambda: weakref.ref[int])
t(lambda: type(p)())
t(lambda: type(p)(a))
t(lambda: weakref.ref.__init__(r))
t(lambda:setattr(a,'__weakref__',1))
t(lambda: 1-p)
t(lambda: p**2)
t(lambda: pow(p,2,3))
t(lambda: divmod(p,2))
t(lambda: p@p)
t(lambda:~p)
print(sorted(set(dir(type(p))) - {'__module__'}))
for m in ('ref','proxy','getweakrefcount','getweakrefs','_remove_dead_weakref'): print(m, bool(getattr(weakref,m).__doc__), getattr(weakref,m).__module__ ,getattr(getattr(weakref,m),'__text_signature__',0))
print(bool(weakref.__doc__), type(r).__doc__, type(p).__doc__)
del a
show(repr(r)+" "+repr(p)); t(lambda:str(p)); t(lambda:p.x); t(lambda: hash(r)); t(lambda: bool(p)); t(lambda: p==1);t(lambda: r==r);t(lambda: p()); 
b=A()
class S: __slots__=()
t(lambda: weakref.ref(S()))
class T: __slots__=('__weakref__',)
x=T()
t(lambda: x.__weakref__)
rr=weakref.ref(x)
t(lambda: x.__weakref__ is rr)
t(lambda:T.__weakref__)
t(lambda:A.__weakref__)
t(lambda:setattr(x,'__weakref__',3))
t(lambda:delattr(x,'__weakref__'))
class I(int):pass
t(lambda: I().__weakref__)
