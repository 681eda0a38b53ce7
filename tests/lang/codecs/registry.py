# Codecs: the registry, incremental and stream classes, error handlers from Python, character maps.
import codecs, io
for name in ['utf8', 'UTF-16', 'latin1', 'cp1252', 'koi8-r', 'cp437', 'utf-8-sig', 'ISO-8859-15', 'utf-7', 'cp037']:
    info = codecs.lookup(name)
    data, n = info.encode('h\xe9!') if name not in ('koi8-r', 'x') else info.encode('\u041f!')
    print(info.name, data, n, info.decode(data))
print('\u20ac\u017d'.encode('cp1252'), b'\x80\x8e'.decode('windows-1252'))
for f in (lambda: 'x'.encode('nope'), lambda: '\u3042'.encode('cp1252'), lambda: b'\x81'.decode('cp1252'), lambda: 'x'.encode('rot13'),
          lambda: b'x'.decode('hex'), lambda: '\xff'.encode('ascii', 'nope'), lambda: codecs.lookup_error('nope'), lambda: codecs.lookup('\0')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def handler(e):
    return '[%s]' % e.object[e.start:e.end], e.end
codecs.register_error('test.bracket', handler)
print('a\u3042\u3043b'.encode('ascii', 'test.bracket') if False else 'a\xffb'.encode('ascii', 'backslashreplace'))
codecs.register_error('test.hex', lambda e: (''.join('<%x>' % (ord(c) if isinstance(c, str) else c) for c in e.object[e.start:e.end]), e.end))
print('a\u3042\u3043b'.encode('ascii', 'test.hex'), b'a\xff\xfeb'.decode('utf-8', 'test.hex'), '\u3042'.encode('cp1252', 'test.hex'))
codecs.register_error('test.bad', lambda e: 42)
codecs.register_error('test.far', lambda e: ('', 99))
for h in ('test.bad', 'test.far', 'test.bracket'):
    for f in (lambda: '\xff'.encode('ascii', h), lambda: b'\xff'.decode('ascii', h)):
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
for name in ('utf-8', 'utf-16', 'utf-8-sig', 'utf-32-be', 'utf-7'):
    text = 'a\xe9\u20ac\U0001f600\n'
    data = text.encode(name)
    d = codecs.getincrementaldecoder(name)()
    parts = [d.decode(data[i:i+1]) for i in range(len(data))] + [d.decode(b'', True)]
    print(name, parts, ''.join(codecs.iterdecode([data[:3], data[3:]], name)) == text, b''.join(codecs.iterencode(text, name)) == data)
f = codecs.getreader('utf-8')(io.BytesIO('l1\xe9\r\nl2\u3042\nl3'.encode()))
print(f.readline(), list(f))
w = codecs.getwriter('utf-16')(b := io.BytesIO()); w.write('ab'); w.write('c'); print(b.getvalue())
for n in ('strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace', 'surrogateescape', 'surrogatepass'):
    h = codecs.lookup_error(n)
    for e in (UnicodeEncodeError('ascii', 'a\u3042b', 1, 2, 'why'), UnicodeDecodeError('utf-8', b'a\xffb', 1, 2, 'why'), UnicodeTranslateError('a\u3042b', 1, 2, 'why')):
        try: print(n, h(e))
        except Exception as x: print(n, type(x).__name__, x)
print(codecs.encode('abc', 'rot13'), codecs.encode(b'ab', 'hex'), codecs.decode(b'6162', 'hex'), codecs.escape_decode(rb'a\x41\n\101\q'), codecs.escape_encode(b"a\n\xff'"))
print(codecs.charmap_decode(b'\x00\x01\x02', 'replace', 'ab'), codecs.charmap_decode(b'\x00\x01', 'strict', {0: 'xyz', 1: 0x3042}), codecs.charmap_encode('ab', 'strict', {97: b'zz', 98: 5}))
print(io.TextIOWrapper(io.BytesIO(b'\x80uro\n'), encoding='cp1252').read())
