# The module weakref: weak dictionaries and sets, methods, finalizers.
import weakref,gc
class A:
    def __init__(s,n): s.n=n
    def __repr__(s): return 'A(%r)'%s.n
    def m(s): return s.n
    def __eq__(s,o): return isinstance(o,A) and s.n==o.n
    def __hash__(s): return hash(s.n)
objs=[A(i) for i in range(5)]
d=weakref.WeakValueDictionary({i:o for i,o in enumerate(objs)})
print(len(d), sorted(d), sorted(d.items()), d[2], 3 in d, 9 in d, d.get(9,'x'))
o=None
del objs[1]
print(len(d), sorted(d.keys()), [v.n for v in d.values()])
print(d.pop(0), len(d), d.pop(77,'dflt'))

try: d.pop(77)
except KeyError as e: print('KeyError',e)
try: d[77]
except KeyError as e: print('KeyError',e)
x=A(9)
print(d.setdefault('k',x), d.setdefault('k',A(10)))
it=iter(d.items())
print(next(it)[0])

objs.pop()
objs.pop()
print('in iter', len(list(it)), len(d))
del it
print(len(d))
e=d|{'z':x}
print(type(e).__name__, sorted(map(str,e)), len(e))
e|={'q':x}
print(sorted(map(str,e)));
c=d.copy()
print(c==d, c is d, len(c))
print(len(d.valuerefs()),len(list(d.itervaluerefs())))
k=weakref.WeakKeyDictionary()
ks=[A(i) for i in range(5)]
for q in ks: k[q]=q.n*10
q=None
print(len(k), sorted(k.values()), k[ks[0]], A(3) in k, k.get(A(77)), 3 in k)
del ks[0]
print(len(k), len(k.keyrefs()))
it=iter(k)
z=next(it)
del ks[-1]
print(len(k))
del it
print(len(k), sorted(k.values()))
del z
print(k.pop(ks[0]), len(k), k.popitem()[1], len(k), k.setdefault(ks[1],'sd'))
try: k[1]
except TypeError as e: print(e)
s=weakref.WeakSet(ks)
print(len(s), ks[0] in s, 1 in s, s==weakref.WeakSet(ks), len(s|[x]), len(s&ks), len(s-ks), s.isdisjoint(ks), s<=set(ks), s<set(ks), len(s^[x]))
for q in s: pass
q=None
ks.pop()
print(len(s))
s.clear()
try: s.pop()
except KeyError as e: print(e)
o=A(5)
wm=weakref.WeakMethod(o.m,lambda w:print('wm dead',w is wm))
print(wm()(), wm==weakref.WeakMethod(o.m), hash(wm)==hash(o))
del o
print(wm())
try: weakref.WeakMethod(len)
except TypeError as e: print(e)
try: weakref.WeakMethod(3)
except TypeError as e: print(e)
o=A(6)
f=weakref.finalize(o,print,'fin',6,sep='-')
print(f.alive,f.peek()[1:],f.atexit)
del o
print(f.alive,f.peek(),f(),f.detach(),f.atexit)
o=A(7)
f=weakref.finalize(o,lambda: 'res')
print(f(), f(), f.alive)
o=A(8)
f=weakref.finalize(o,lambda: 'res')
print(f.detach()[0], f(), repr(f)[-5:])
o8=A(8)
a1=weakref.finalize(o8,print,'exit 1')
a2=weakref.finalize(o8,print,'exit 2')
a3=weakref.finalize(o8,print,'exit 3')
a3.atexit=False
print(repr(a1).split(' at ')[1].split()[1:], weakref.ref is weakref.ReferenceType)
print(issubclass(weakref.WeakKeyDictionary, weakref._collections_abc.MutableMapping))
