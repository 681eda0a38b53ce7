# bytearray: mutation, slices, methods that change in place.
a = bytearray(b"hello")
a[0] = 72
a.append(33)
a.extend(b" yo")
a.extend([65, 66])
a += b"z"
a *= 2
print(a, len(a), a[0], a[-1], a[1:3], type(a[1:3]).__name__)
a = bytearray(range(10))
a[2:4] = b"XYZ"
a[::4] = b"...."[:len(a[::4])]
del a[0], a[-1], a[1:3]
print(a)
a.insert(0, 1)
a.insert(100, 2)
a.insert(-1, 3)
print(a, a.pop(), a.pop(0), a.pop(-2), a)
a.reverse()
print(a)
a.remove(46)
print(a, a.copy() == a, a.copy() is a)
a.clear()
print(a, bytearray(), bytearray(3), bytearray("é", "utf-8"), bytearray([1, 2]), bytearray(b"x"))
b = bytearray(b"abracadabra")
print(b.find(b"c"), b.count(b"a"), b.replace(b"a", b"-"), b.split(b"a"), b.upper(), b.strip(b"a"), b.startswith(b"ab"), b.hex(), b.decode(), b.partition(b"c"), b.title(), b.center(15, b"*"), b.join([b"1", b"2"]), b.translate(None, b"a"), b.zfill(13), bytearray.fromhex("00ff"))
print(b == b"abracadabra", b"abracadabra" == b, b < b"b", b + b"!", b"!" + b, type(b + b"!").__name__, type(b"!" + b).__name__, b * 2 == b + b, b"bra" in b, 97 in b, list(b[:3]), b != "x")


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: hash(b))
show(lambda: b.append(256))
show(lambda: b.append("a"))
show(lambda: b.append(-1))
show(lambda: b.extend("abc"))
show(lambda: b.extend([300]))
show(lambda: b.extend(5))
show(lambda: bytearray().pop())
show(lambda: b.pop(100))
show(lambda: b.remove(0))
show(lambda: b.insert("a", 1))
show(lambda: b.__setitem__(0, 256))
show(lambda: b.__setitem__(100, 1))
show(lambda: b.__setitem__(0, "a"))
show(lambda: b.__setitem__("x", 1))
show(lambda: b.__setitem__(slice(0, 2), 5))
show(lambda: b.__setitem__(slice(0, 2), "ab"))
show(lambda: b.__setitem__(slice(0, 6, 2), b"ab"))
show(lambda: b.__delitem__(100))
show(lambda: bytearray("a"))
show(lambda: bytearray(-1))
show(lambda: bytearray([256]))
show(lambda: bytearray(1.5))
show(lambda: b + "x")
print(b)
b[2:2] = [1, 2, 3]
b[:0] = b
b[5:] = bytearray(b"tail")
b[1:4] = (i for i in (65, 66))
print(b, [x for x in b], bytes(b), b[::-1], b.isalpha(), str(b), repr(b), f"{b}", bytearray(b"it's \"\x00\xff"))
c = d = bytearray(b"q")
c += b"w"
c *= 3
print(d, c is d, bytearray(b"%d") % 5, sorted(n for n in set(dir(bytearray)) - set(dir(bytes)) if not n.startswith("__")))
it = iter(bytearray(b"ab"))
print(next(it), list(it), list(reversed(bytearray(b"ab"))))
e = bytearray()
for i in range(1000):
    e.append(i & 255)
print(len(e), sum(e), e[255:258], e.index(b"\xff\x00"))
e[:990] = b""
print(e)
del e[::2]
print(e)
e[:] = e + e
print(e, bool(e), bool(bytearray()))
x = bytearray(b"abc")
for i, v in enumerate(x):
    x[i] = v - 32
print(x)
