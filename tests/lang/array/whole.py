# array: every type code with values in and out of range, every method, messages.
import array
from array import array as A
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
import warnings
warnings.simplefilter('ignore')
for c in 'bBhHiIlLqQfdw':
    for v in (1, -1, 2**7, 2**8, 2**15,2**16,2**31,2**32,2**63,2**64,-2**7-1,-2**15-1,-2**31-1,-2**63-1,1.5,'a','ab',None,'\U0001F600'):
        print(c, v, end=' ')
        t(lambda: A(c,[v]))
t(lambda: A())
t(lambda: A('x'))
t(lambda: A(5))
t(lambda: A('ii'))
t(lambda: A('i',1,2))
t(lambda: A('i','abc'))
t(lambda: A('w','abc'))
t(lambda: A('i',b'abcd'))
t(lambda: A('i',b'abc'))
t(lambda: A('i',A('b',[1,2])))
t(lambda: A('w',A('i',[1])))
t(lambda: A('i',A('w','a')))
t(lambda: A('i',5))
t(lambda:A('i',x=3))
t(lambda:array.typecodes)
t(lambda: array.ArrayType)
a=A('i',[1,2,3])
for f in [lambda:a[5],
          lambda:a['x'],
          lambda:a.__setitem__(5,1),
          lambda:a.__setitem__('x',1),lambda:a.__setitem__(0,'x'),
          lambda:a.__setitem__(slice(0,2),[1,2]),
          lambda:a.__setitem__(slice(0,2),A('b',[1])),
          lambda:a.__setitem__(slice(0,3,2),A('i',[1])),
          lambda:a+[1],
          lambda:a+A('b',[1]),
          lambda:a.extend(A('b',[1])),
          lambda:a.extend(5),
          lambda:a.__iadd__([1]),
          lambda:a*'x',
          lambda:a.append('x'),
          lambda:a.index(9),
          lambda:a.remove(9),
          lambda:a.pop(9),
          lambda:A('i').pop(),
          lambda:a.insert('x',1),
          lambda:a.insert(0,'x'),
          lambda:a.fromlist(5),
          lambda:a.fromlist([1,'x']),
          lambda:a.frombytes(b'abc'),
          lambda:a.frombytes('abc'),
          lambda:a.fromunicode('x'),
          lambda:a.tounicode(),
          lambda:a.byteswap(),
          lambda:a,
          lambda:a.buffer_info()[1],
          lambda:a.tobytes(),
          lambda:a.tolist(),
          lambda:a.itemsize,
          lambda:a.typecode,
          lambda:a.__reduce_ex__(3),
          lambda:a.__reduce_ex__(2),
          lambda:a<3,
          lambda:a==A('d',[1]),
          lambda:a<A('b',[1,2]),
          lambda:hash(a),
          lambda:A('w','abc'),
          lambda:A('d',[1.5]),
          lambda:A('i'),
          lambda:A('w'),
          lambda:A('w','abc').tounicode(),
          lambda:A('w','abc')+A('w','d'),
          lambda:A('w').fromunicode(5),
          lambda:A('w').fromunicode('x'),
          lambda: type(iter(a)),
          lambda: iter(a).__reduce__()
          ,
          lambda: array._array_reconstructor
          ,
          lambda: a.fromfile(5,1)
          ,
          lambda: a.tofile(5)
          ,
          lambda: a.index(1,1)
          ,
          lambda: a.index(1,2,3,4)
          ,
          lambda: a.count('x'),
          lambda: 'x' in a
          ,
          lambda: a.__class_getitem__(int),
          lambda:a.x,
          lambda:a.__copy__(),
          lambda:a.__deepcopy__({}),
          lambda: A.append.__text_signature__,
          lambda: A.__text_signature__
          ,
          lambda: a.clear(),
          lambda: A.index.__text_signature__,lambda: setattr(a,'typecode',3),
          lambda: A('u','ab'),
          lambda: A('u',[1]),
          lambda: A('u',['ab']),
          lambda: A('w',['ab']),
          lambda: A('w',[1]),
          lambda:A('u').typecode,
          lambda: A('w','\U0001F600')
          ,
          lambda: array._array_reconstructor(A,'i',99,b'')
          ,
          lambda: array._array_reconstructor(A,'x',8,b'')
          ,
          lambda: array._array_reconstructor(int,'i',8,b''),lambda: array._array_reconstructor(A,'i',5,b'\1\0\0\0\0\0\0\2')
          ,
          lambda: array._array_reconstructor(A,'i',8,b'\1\0\0')
          ,
          lambda: array._array_reconstructor(A,'i',8,'s')
          ,
          lambda: array._array_reconstructor(A,'w',20,b'\0\0\0a')]:
    t(f)
warnings.simplefilter('error')
t(lambda: A('u'))
class S(A):
    pass

s = S('i', [1, 2])
s.x = 3
t(lambda:s)
t(lambda:s.__reduce_ex__(4))
t(lambda:s[0:1])
t(lambda:s+s)
t(lambda: s*2)
t(lambda: s.__copy__())

# Growing, shrinking, slices against a list
a, m = A('h'), []
seed = 3
for step in range(2000):
    seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
    what, i, j, k = seed >> 8 & 3, seed % (len(m) + 1), seed // 7 % (len(m) + 1), seed // 11 % 5 - 2 or 3
    if what < 2:
        a[i:i] = A('h', range(step % 7))
        m[i:i] = list(range(step % 7))
    elif what == 2:
        del a[i:j:k], m[i:j:k]
    else:
        a[i:j] = a[j:i:k]
        m[i:j] = m[j:i:k]
    assert a.tolist() == m and a[::k].tolist() == m[::k]
print(len(a), sum(a))
a[1:3] = a
print(len(a), A('d', [1, 2]) == A('i', [1, 2]), A('i', [1, 2]) < A('i', [1, 2, 0]), A('f', [float('nan')]) == A('f', [float('nan')]), A('b', [-1]) < A('B', [1]))
b = A('i', range(3))
it = iter(b)
next(it)
t(lambda: it.__reduce__())
it.__setstate__(2)
t(lambda: list(it))
t(lambda: it.__reduce__())

class Shrinks:
    def __index__(self):
        del b[:]
        return 1

for action in (lambda: b.__setitem__(2, Shrinks()), lambda: b.insert(2, Shrinks()), lambda: b.append(Shrinks())):
    b = A('i', range(3))
    try:
        action()  # whether it is an error is nobody's business; that it is sound is
    except IndexError:
        pass
    print(len(b) < 2)
import io
f = io.BytesIO()
A('i', range(5)).tofile(f)
f.seek(0)
b = A('i')
b.fromfile(f, 3)
t(lambda: b)
t(lambda: b.fromfile(f, 3))
t(lambda: b)
t(lambda: b.fromfile(f, -1))
