# Wrong and right UTF-8 mixed: the decoder's runs, and the kind of what it makes.
x=12345
def r(n):
    global x
    x=(x*1103515245+12345)&0x7fffffff
    return (x>>8)%n
pieces=[b'a',b'abc\n',b'\xc3\xa9',b'\xc4\x80',b'\xe6\x97\xa5',b'\xf0\x9f\x98\x80',b'\xff',b'\xc3',b'\xe6\x97',b'\xed\xa0\x80',b'\xe0\x80\x80',b'\xf4\x90\x80\x80',b'\x80',b'\r\n',b'\r',b'\xc2\x85',b'x'*70,b'\xc0\x80',b'\xef\xbf\xbf']

for k in range(150):
    b=b''.join(pieces[r(len(pieces))] for _ in range(r(30)))
    if k%50==0: b=b*200
    for e in ('replace','backslashreplace','surrogateescape','ignore'):
        s=b.decode('utf-8',e); h=0
        for c in s[:3000]: h=(h*31+ord(c))&0xffffffff
        print(k,e,len(s),h)
    try: b.decode()
    except UnicodeDecodeError as ex: print(ex)
    t=b.decode('utf-8','surrogateescape')
    print(t.encode('utf-8','surrogateescape')==b)
s = (b'\xe6\x97' + b'x' * 70).decode('utf-8', 'ignore')
print(s == 'x' * 70, hash(s) == hash('x' * 70), {s: 1}['x' * 70])
