# struct: every code in every order with values in and out of range, every function, messages.
import struct
def t(f):
    try:
        print(repr(f()).split(' at 0x')[0])
    except BaseException as e:
        print(type(e).__module__, type(e).__name__, e)
for o in '@=<>!':
    for c in 'xcbB?hHiIlLqQnNefdspP':
        print(o+c, end=' '); t(lambda: struct.calcsize(o+c))
        for v in (1, -1, 127, 128, -129, 255,256,-32769,32768,65536, 2**31, -2**31-1,2**32, 2**63, -2**63-1, 2**64, 1.5, 1e39, 1e5, 'a', b'a', b'ab', None, True, float('nan'), float('inf')):
            print(v, end=' '); t(lambda: struct.pack(o+c,v))
        b=bytes(range(240,256))
        n=struct.calcsize(o+c) if o=='@' or c not in 'nNP' else 0
        t(lambda: struct.unpack(o+c,b[:n]))
for f in [lambda:struct.calcsize('z'),
          lambda:struct.calcsize('3'),
          lambda:struct.calcsize('3 i'),
          lambda:struct.calcsize(' i i\n'),
          lambda:struct.calcsize('bi'),
          lambda:struct.calcsize('=bi'),
          lambda:struct.calcsize('bq0i'),
          lambda:struct.calcsize('b0q'),
          lambda:struct.calcsize('99999999999999999999i'),
          lambda:struct.calcsize('9223372036854775807i'),
          lambda:struct.calcsize('i9223372036854775807b'),
          lambda:struct.calcsize(5),
          lambda:struct.calcsize(b'i'),
          lambda:struct.calcsize('i<i'),
          lambda:struct.calcsize('i\0i'),
          lambda:struct.calcsize('é'),
          lambda:struct.calcsize(b'\xff'),
 lambda:struct.pack('ii',1),
          lambda:struct.pack('i',1,2),
          lambda:struct.pack(),
          lambda:struct.pack('3s',b'abcdef'),
          lambda:struct.pack('5s',b'ab'),
          lambda:struct.pack('5p',b'abcdefg'),
          lambda:struct.pack('0s',b'x'),
          lambda:struct.pack('0p',b'x'),
          lambda:struct.pack('5p',b'a'),
          lambda:struct.pack('s',bytearray(b'x')),
          lambda:struct.pack('s','x'),
          lambda:struct.pack('2x'),
          lambda:struct.pack('3i',1,2,3),
          lambda:struct.pack('2c',b'a',b'b'),
          lambda: struct.pack('bi?d',1,2,[],4.5),
          lambda:struct.pack('<bi?d',1,2,[],4.5),
          lambda:struct.unpack('i',b'123'),
          lambda:struct.unpack('3s2x',b'abcde'),
          lambda:struct.unpack('5p',b'\x02abcd'),
          lambda:struct.unpack('5p',b'\x09abcd'),
          lambda:struct.unpack('0s',b''),
          lambda:struct.unpack('',b''),
          lambda:struct.unpack('2c',b'ab'),
          lambda:struct.unpack('3?',b'\0\1\2'),
          lambda:struct.unpack('i',5),
          lambda:struct.unpack('i','abcd'),
          lambda:struct.unpack('i',memoryview(b'abcd')),
          lambda:struct.unpack('i'),
          lambda:struct.unpack_from('i',b'abcdefgh',2),
          lambda:struct.unpack_from('i',b'abcdefgh',5),
          lambda:struct.unpack_from('i',b'abcdefgh',-4),
          lambda:struct.unpack_from('i',b'abcdefgh',-3),
          lambda:struct.unpack_from('i',b'abcdefgh',-9),
          lambda:struct.unpack_from('i',buffer=b'abcdefgh',offset=1),
          lambda:struct.unpack_from('i',b'ab'),
          lambda:struct.unpack_from('i'),
          lambda:struct.unpack_from('i',b'abcd',10**30),
 lambda:list(struct.iter_unpack('h',b'abcdef')),
          lambda:struct.iter_unpack('h',b'abc'),
          lambda:struct.iter_unpack('',b''),
          lambda:struct.iter_unpack('h',b'ab'),
          lambda:len(struct.iter_unpack('h',b'ab')),
          lambda:struct.iter_unpack('h',b'abab').__length_hint__(),
          lambda:struct.iter_unpack('h',5),
          lambda: type(struct.iter_unpack('h',b''))(),
 lambda:struct.pack_into('i',bytearray(3),0,1),
          lambda:struct.pack_into('i',bytearray(8),5,1),
          lambda:struct.pack_into('i',bytearray(8),-4,1),
          lambda:struct.pack_into('i',bytearray(8),-3,1),
          lambda:struct.pack_into('i',bytearray(8),-9,1),
          lambda:struct.pack_into('i',b'abcd',0,1),
          lambda:struct.pack_into('i'),
          lambda:struct.pack_into('i',bytearray(4)),
          lambda:struct.pack_into('i',bytearray(4),0),
          lambda:struct.pack_into('i',bytearray(4),'a',1),
          lambda:struct.pack_into('i',5,0,1),
          lambda:struct.pack_into('i',bytearray(4),0,'x'),
          lambda:struct.pack_into('i',bytearray(4),10**30,1),
 lambda:struct.Struct('i').size,
          lambda:struct.Struct(b'<i').format,
          lambda:struct.Struct('i'),
          lambda:struct.Struct(),
          lambda:struct.Struct(5),
          lambda:struct.Struct('zz'),
          lambda:struct.Struct('hh').pack(1,2),
          lambda:struct.Struct('hh').unpack(b'abcd'),
          lambda:struct.Struct('hh').unpack_from(b'abcdef',1),
          lambda:struct.Struct('h').pack_into(bytearray(4),1,2),
          lambda:list(struct.Struct('h').iter_unpack(b'abcd')),
          lambda:struct.Struct('hh').pack(1),
          lambda: struct.Struct('i').pack_into(bytearray(1)),
          lambda: struct.Struct.__new__(struct.Struct).size,
          lambda: struct.Struct.__new__(struct.Struct).pack(1),
          lambda:struct.Struct('i').unpack_from(b'ab'),
          lambda:struct.error.__module__,
          lambda:struct.error.__mro__,
          lambda:struct.__all__,
          lambda:struct._clearcache(),
          lambda:struct.Struct.__module__,
          lambda:struct.pack.__text_signature__,
          lambda:struct.unpack_from.__text_signature__,
          lambda:struct.calcsize.__text_signature__,
          lambda: struct.Struct('i').__init__('q'),
          lambda:struct.Struct('i').x,
          lambda: setattr(struct.Struct('i'),'x',1),
          lambda: struct.Struct(format='i').size]:
    t(f)
class I:
    def __index__(self): return 5
class J:
    def __index__(self): raise KeyError('j')
class K:
    def __float__(self): return 5.5
class B:
    def __bool__(self): raise KeyError('b')
for c in 'bQqnNP': t(lambda: struct.pack(c,I())); t(lambda:struct.pack(c,J()))
t(lambda:struct.pack('d',K())); t(lambda:struct.pack('?',B())); t(lambda: struct.pack('>q',I())); t(lambda:struct.pack('<Q',J()))
for v in (0.1, 65504, 65519.99, 65520, 5.96e-8, 2.98e-8, 2.99e-8, 6.1e-5, 1/3, -0.0, 1e-10, 2049, 2051): t(lambda: struct.pack('<e',v)); t(lambda: struct.unpack('>e',struct.pack('>e',v)))
class S(struct.Struct):
    def __init__(self, n): super().__init__('i'*n)
t(lambda: S('2'))
