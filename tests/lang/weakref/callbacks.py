# Callbacks of weak references: order, cycles, finalizers, subclasses, errors, many at once.
import _weakref as weakref
import gc
import sys

class O:
    def __init__(s,n): s.n=n
log=[]
o=O(1)
refs=[weakref.ref(o,lambda w,i=i:log.append((i,w() is None))) for i in range(4)]
pr=weakref.proxy(o,lambda w:log.append('proxy'))
print(weakref.getweakrefcount(o), weakref.ref(o) is weakref.ref(o), weakref.proxy(o) is weakref.proxy(o), weakref.getweakrefcount(o))
keep=weakref.ref(o),weakref.proxy(o)
print(weakref.getweakrefs(o)==[keep[0],keep[1],pr]+refs[::-1],[type(x).__name__ for x in weakref.getweakrefs(o)])
print(refs[0].__callback__ is not None)
del o
print(log, refs[0].__callback__)
# cycles
log=[]
o=O(1); o.me=o
r1=weakref.ref(o,lambda w:log.append(('outside',w())))
o.inner=weakref.ref(o,lambda w:log.append('inner'))
del o
gc.collect()
print(log,r1())
class D:
    def __del__(s): log.append(('del',wd() is not None))
log=[]
d=D(); wd=weakref.ref(d,lambda w:log.append('cb')); del d
print(log)
log=[]
d=D(); d.d=d; wd=weakref.ref(d,lambda w:log.append('cb')); del d
gc.collect()
print(log)
class R(weakref.ref):
    def __new__(cls,o,cb=None,**k): return super().__new__(cls,o,cb)
    def __init__(s,o,cb=None,k=3): super().__init__(o,cb); s.k=k
o=O(3)
rs=R(o,k=5); print(rs.k, rs() is o, rs==weakref.ref(o), hash(rs)==hash(o), R(o) is R(o), rs.__weakref__, weakref.ref(rs)() is rs)
del o; print(rs())
def bad(w): 1/0
o=O(1); e=weakref.ref(o,bad); 
sys.unraisablehook=lambda u: print('unraisable', u.exc_value, u.object is bad)
del o
L=[]
n=None
for i in range(10000): 
    o=O(n); n=o; L.append(weakref.ref(o))
del o,n
print(sum(x() is not None for x in L))
big=[O(i) for i in range(5000)]; ws=[weakref.ref(x) for x in big]
print(all(w() is x for w,x in zip(ws,big)))
del big[::2]; x=None
print(sum(w() is not None for w in ws))
