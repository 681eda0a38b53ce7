# memoryview, the buffer protocol, __buffer__ and __release_buffer__: every method, format and message.
from array import array
import io
def t(f):
    try:
        print(repr(f()).split(' at 0x')[0])
    except BaseException as e:
        print(type(e).__name__, e)
m=memoryview(b'abcdefgh'); w=memoryview(bytearray(b'abcdefgh'))
for f in [lambda:m[0], lambda:m[-1], lambda:m[8], lambda:m['a'], lambda:m[1:3].tobytes(), lambda:m[::-2].tolist(), lambda:m[::2].tobytes(), lambda:bytes(m[::2]), lambda:bytearray(m[::-1]), lambda:m.cast('h').tolist(), lambda:m.cast('i',[2,1]).tolist(), lambda:m.cast('B',[2,2,2]).tolist(), lambda:m.cast('B',(2,4))[1,2], lambda:m.cast('B',(2,4))[1], lambda:m.cast('B',(2,4))[1,2,3], lambda:m.cast('B',(2,4))[1:].tolist(), lambda:m.cast('B',(2,4))[1:,2:], lambda:m.cast('B',(2,4))[5,2], lambda:m.cast('x'), lambda:m.cast('hh'), lambda:m.cast('h').cast('i'), lambda:m.cast('h').cast('B').tolist()==m.tolist(), lambda:m[:3].cast('h'), lambda:m.cast('B',[3,3]), lambda:m.cast('B',[0]), lambda:m.cast('B','8'), lambda:m.cast('B',[1.0]), lambda:m.cast(5), lambda:m.cast('B',[1]*65), lambda:m.cast('B',[2,4]).cast('B',[4,2]), lambda:m.cast('B',[2,4]).cast('B').shape, lambda:m[::2].cast('B'), lambda:m[:8].cast('l',[]).tolist(), lambda:m[:8].cast('l',[])[()], lambda:m[:8].cast('l',[])[...].shape, lambda:m[:8].cast('l',[])[0], lambda:len(m[:8].cast('l',[])), lambda:iter(m[:8].cast('l',[])),
 lambda:m.__setitem__(0,1), lambda:w.__setitem__(0,300), lambda:w.__setitem__(0,'a'), lambda:w.__setitem__(0,65), lambda:w.__setitem__(9,65), lambda:w.__setitem__(slice(0,3),b'xyz'), lambda:w.__setitem__(slice(0,3),b'xy'), lambda:w.tobytes(), lambda:w.__delitem__(0), lambda:w.__setitem__(slice(0,2),array('h',[1])), lambda:w.__setitem__(slice(0,6),w[2:]), lambda:w.tobytes(), lambda:w.__setitem__(slice(None,None,2),b'1234'), lambda:w.tobytes(), lambda: w.__setitem__('x',1), lambda:w.cast('c').__setitem__(0,b'q'), lambda:w.cast('c').__setitem__(0,b'qq'), lambda:w.cast('c').__setitem__(0,1), lambda:w.cast('?').__setitem__(0,5), lambda:w.cast('d').__setitem__(0,1.5), lambda:w.cast('d').__setitem__(0,'x'), lambda:w.cast('e').__setitem__(0,1e10), lambda:w.cast('e').__setitem__(0,1.1), lambda:w.cast('e')[0], lambda:w.cast('b').__setitem__(0,-129), lambda:w.cast('q').__setitem__(0,-2**63), lambda:w.cast('Q').__setitem__(0,-1), lambda:w.cast('Q').__setitem__(0,2**64-1), lambda:w.cast('B',[2,4]).__setitem__((1,1),7), lambda:w.cast('B',[2,4]).__setitem__(1,7), lambda:w.cast('B',[2,4]).__setitem__(slice(0,1),b'x'), lambda:w.cast('B',[2,4]).__setitem__((slice(0,1),slice(0,1)),b'x'), lambda:w.tobytes(), lambda:w.cast('P').__setitem__(0,5),
 lambda:hash(m)==hash(b'abcdefgh'), lambda:hash(w), lambda:hash(w.toreadonly()), lambda:hash(m.cast('h')), lambda:hash(m[::2])==hash(b'aceg'), lambda:hash(m.cast('b'))==hash(m),
 lambda:m==b'abcdefgh', lambda:b'abcdefgh'==m, lambda:m==bytearray(b'abcdefgh'), lambda:m!=b'a', lambda:m=='a', lambda:m<b'a', lambda:memoryview(array('i',[1,2]))==memoryview(array('d',[1,2])), lambda:memoryview(array('i',[1,2]))==array('h',[1,2]), lambda:m.cast('c')==m, lambda:m[::2]==b'aceg', lambda:m.cast('B',[2,4])==m, lambda:m.cast('B',[2,4])==m.cast('B',[2,4]), lambda:memoryview(array('d',[float('nan')]))==memoryview(array('d',[float('nan')])),
 lambda:(m.obj,m.nbytes,m.readonly,m.itemsize,m.format,m.ndim,m.shape,m.strides,m.suboffsets,m.c_contiguous,m.f_contiguous,m.contiguous), lambda:(lambda q:(q.nbytes,q.readonly,q.itemsize,q.format,q.ndim,q.shape,q.strides,q.c_contiguous,q.f_contiguous,q.contiguous))(w.cast('h',[2,2])), lambda:m[::2].contiguous, lambda:m.cast('@h').format, lambda:m.hex(), lambda:m.hex('-'), lambda:m[::2].hex(':',2), lambda:m.hex(sep='_',bytes_per_sep=3), lambda:m.hex(5), lambda:m.tobytes('F'), lambda:m.cast('B',[2,4]).tobytes('F'), lambda:m.cast('B',[2,4]).tobytes(order='A'), lambda:m.tobytes(None), lambda:m.tobytes('X'), lambda:m.tobytes(3), lambda:list(m), lambda:list(reversed(m)), lambda:97 in m, lambda:b'a' in m, lambda:iter(m), lambda: list(m.cast('B',[2,4])), lambda: memoryview(), lambda:memoryview(1), lambda:memoryview('a'), lambda:memoryview(object=b'a'), lambda: memoryview(b'a',1), lambda:m.toreadonly().readonly, lambda:w.toreadonly().__setitem__(0,1), lambda: memoryview(m).obj, lambda: m+m, lambda: b'x'+m, lambda: b'x'.join([m,m]), lambda:b'x'.join([m[::2]]), lambda: int.from_bytes(m), lambda:int.from_bytes(m[::2]), lambda:b'ab' in bytes(m), lambda: b'abc'.find(m[:1]), lambda:bytes(m[:2]), lambda:io.BytesIO(m).read(), lambda: bytearray(b'12')+m[:2], lambda:float(memoryview(b'1.5')), lambda:int(memoryview(b'15')), lambda: str(memoryview(b'15'),'ascii'), lambda:b'%b'%m, lambda: memoryview(array('w','ab'))[0], lambda: memoryview(array('w','ab')).format, lambda: memoryview(array('w','ab')).tolist(), lambda: memoryview(array('w','ab'))==array('w','ab'), lambda: memoryview.cast.__text_signature__, lambda: memoryview.tobytes.__text_signature__, lambda: memoryview._from_flags(b'ab',0x11d), lambda:memoryview._from_flags(bytearray(b'ab'),0x11d)[0], lambda: m.x, lambda: setattr(m,'x',1), lambda: m.__buffer__(0)==m, lambda: b'ab'.__buffer__(1), lambda:m[0,0], lambda:m[()], lambda:m[...], lambda:m[2**70], lambda: type('X',(memoryview,),{})]: t(f)
ba=bytearray(b'abc'); v=memoryview(ba)
t(lambda: ba.append(1))
t(lambda: ba.clear()); v2=v[1:]; v.release()
t(lambda: ba.append(1))
t(lambda: v)
t(lambda: v[0])
t(lambda: len(v))
t(lambda: v.tobytes())
t(lambda: v==v)
t(lambda:v==v2)
t(lambda: v.release())
t(lambda:v.obj)
t(lambda: v.__enter__()); v2.release()
t(lambda: ba.append(1))
t(lambda: ba)
with memoryview(ba) as v: t(lambda: v[0])
t(lambda:v[0])
v=memoryview(ba); v3=memoryview(v)
t(lambda: v.release())
t(lambda: v3[0]);
u=memoryview(ba); q=u.__buffer__(0)
t(lambda: u.release()); q.release()
t(lambda:u.release())
a=array('i',[1,2]); v=memoryview(a)
t(lambda:a.append(1)); v[0]=7
t(lambda:a); v.release(); a.append(1)
class Idx:
    def __index__(self): v.release(); return 1
v=memoryview(bytearray(8))
t(lambda: v.__setitem__(Idx(),1)); v=memoryview(bytearray(8))
t(lambda: v.__setitem__(0,Idx())); v=memoryview(bytearray(8))
t(lambda: v[Idx()]); v=memoryview(bytearray(8)); v=memoryview(bytearray(8))
t(lambda: v.cast('B',[2,4])[Idx(),0])
class B:
    def __init__(self): self.b=bytearray(b'hello')
    def __buffer__(self, flags): print('buffer',flags); return memoryview(self.b)
    def __release_buffer__(self, v): print('release', v.obj); v.release()
b=B()
with memoryview(b) as x: print(x.tolist(), x.obj is b); t(lambda: b.b.append(1))
t(lambda: b.b.append(1))
t(lambda: bytes(b))
t(lambda: b'x'.join([b]))
t(lambda: bytearray(b))
class C:
    def __buffer__(self,f): return 5
t(lambda: memoryview(C()))
t(lambda: bytes(C()))
class D:
    def __buffer__(self,f): raise KeyError('no')
t(lambda: memoryview(D()))
class E(bytearray):
    def __buffer__(self,f): print('E', f); return super().__buffer__(f)
    def __release_buffer__(self, v): print('Er'); super().__release_buffer__(v)
e=E(b'abc')
with memoryview(e) as x: t(lambda: x[0]); t(lambda: e.append(1))
t(lambda: e.append(1))
t(lambda:e)
class F(bytearray):
    def __release_buffer__(self, v): print('Fr', v.tobytes())
f=F(b'abc')
with memoryview(f) as x: t(lambda: x[0])
t(lambda: f.append(1))
t(lambda: f.__buffer__(0))
t(lambda: b'a'.__release_buffer__(3))
t(lambda: bytearray(b'a').__release_buffer__(memoryview(b'a')))
match memoryview(b'ab'):
    case [a,b]: print(a,b)
io1=io.BytesIO(b'abcdef'); g=io1.getbuffer()
t(lambda:g[0]); g[0]=65
t(lambda: io1.getvalue())
t(lambda: io1.write(b'x'))
t(lambda: io1.truncate(1))
t(lambda:io1.close())
t(lambda: io1.read()); g.release()
t(lambda: io1.write(b'x'))
t(lambda: io1.getbuffer().obj.__class__)
t(lambda: io1.close())
t(lambda: io1.getbuffer())
