# ABCs: recognition by methods, mixins, registering, abstract methods, patterns.
import collections.abc as c, abc
print([isinstance([],getattr(c,n)) for n in c.__all__ if n not in ('ByteString',)])
print(c.Callable[[int,str],float], c.Callable[..., int], c.Callable[[],int], c.Callable[[int],int].__args__)
class M(c.MutableMapping):
    def __init__(s): s.d={}
    def __getitem__(s,k): return s.d[k]
    def __setitem__(s,k,v): s.d[k]=v
    def __delitem__(s,k): del s.d[k]
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
m=M(); m.update(a=1,b=2); print(dict(m), m.pop('a'), m.setdefault('z',3), list(m.values()), m=={'b':2,'z':3})
match m:
    case {'b': x}: print('map', x)
class S(c.Sequence):
    def __getitem__(s,i): return (1,2,3)[i]
    def __len__(s): return 3
match S():
    case [a,*b]: print(a,b)
try: c.Sequence()
except TypeError as e: print(e)
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @property
    @abc.abstractmethod
    def g(self): pass
try: A()
except TypeError as e: print(e)
print(A.__abstractmethods__ == {'f','g'}, A.__class__)
class B(A): f=g=3
B()
@A.register
class Q: pass
print(isinstance(Q(),A), issubclass(Q,A), issubclass(int,A))
match Q():
    case A(): print('A')
try: A.register(A); Q.register
except AttributeError as e: print(e)
try: A.register(3)
except TypeError as e: print(e)
