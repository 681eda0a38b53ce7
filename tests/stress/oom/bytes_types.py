# bytes, bytearray, memoryview.
b = b"hello, bytes \x00\xff"
print(b.upper(), b.split(b","), b.hex(" ", 2), bytes.fromhex("00 ff 10"), b.replace(b"l", b"LL"), b[::-1], b * 2, b + b"x")
print(b.decode("latin-1"), bytes([1, 2, 3]), bytes(4), b"%d %s" % (5, b"x"), b.find(b"b"), b.partition(b", "), b.translate(None, b"lo"))
a = bytearray(b)
a.append(33)
a.extend(range(5))
a[0:3] = b"HEY!"
del a[1::2]
a += b"more"
a.insert(0, 65)
print(a, a.pop(), a.count(b"e"), a.split(), bytes(a), a.join([b"1", b"2"]), a.isalpha())
m = memoryview(bytearray(range(24)))
print(m[2:10:2].tolist(), m.cast("i").tolist(), m.cast("B", (4, 6))[1, 2], m.tobytes()[:3], m == bytes(range(24)), m.hex()[:6])
m[0:2] = b"zz"
print(bytes(m[:3]), m.readonly, m.format, m.shape, [x for x in m[20:]])
m.release()
