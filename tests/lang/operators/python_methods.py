# Operator methods written in Python, answered, refused and raising, in functions and generators; results to locals, to the stack.
class V:
    def __init__(s,x): s.x=x
    def __add__(s,o):
        if not isinstance(o,V): return NotImplemented
        return V(s.x+o.x)
    def __mul__(s,k):
        s2=s; s=None
        return V(s2.x*k)
    def __getitem__(s,k):
        return NotImplemented if k=='n' else k*2
    def __sub__(s,o): return NotImplemented
    def __rsub__(s,o): return 'r'
    def __repr__(s): return f'V({s.x})'
    def __truediv__(s,o): raise KeyError(o)
    def __iadd__(s,o): s.x+=o.x; return s
    def __floordiv__(s,o):
        yield s; yield o
v=V(3); w=V(4)
print(v+w, v*3, v[3], v['n'])
def f():
    a=V(1); b=V(2)
    c=a+b
    c=c*2
    a+=b
    print(a,b,c, (a+b)*2, list(a//b))
    for x in (1,1.5,'s',[1],(),None,{}):
        try: print(a+x)
        except TypeError as e: print(e)
        try: print(a-x)
        except TypeError as e: print(e)
        try: print(a-a)
        except TypeError as e: print(e)
        try: a/=x
        except KeyError as e: print(repr(e))
        try: a*=x
        except TypeError as e: print(e)
def g(n):
    a=V(0)
    for i in range(n):
        a = a + V(i)
        yield a*2, a[i]
f(); print(list(g(4)))
class R:
    def __radd__(s,o): return 'radd'
    def __add__(s,o): return 'add'
print(v+R(), R()+v, R()+1)
class D(V):
    def __radd__(s,o): return 'D.radd'
print(v+D(2), D(2)+v)
class L(list):
    def __add__(s,o): return NotImplemented
class Deep:
    def __init__(s,n): s.n=n
    def __add__(s,o):
        return 0 if s.n==0 else Deep(s.n-1)+o

print(Deep(900)+1)
class E:
    def __getitem__(s,i):
        if i>3: raise IndexError(i)
        return i
print(list(E()), E()[2])
print([x for x in E()])
def inf():
    class Z:
        def __add__(s,o): return s+o

    try: Z()+1
    except RecursionError as e: print(e)
inf()
