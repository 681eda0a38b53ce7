# Slice assignment and deletion of bytearray with every kind of source; growth and shrinking.
def t(ops):
    a = bytearray(range(10))
    try:
        ops(a)
    except Exception as e:
        print(type(e).__name__, e, end=" ")
    print(list(a))


def s(i, v):
    return lambda a: a.__setitem__(i, v)


def d(i):
    return lambda a: a.__delitem__(i)


for i in (slice(2, 5), slice(2, 2), slice(None, None), slice(5, 2), slice(8, 100), slice(-3, None), slice(None, None, 2), slice(9, 3, -2), slice(None, None, -1), slice(100, None), 3, -1, 10, -11):
    for v in (b"", b"\xaa\xbb", bytearray(b"\xcc" * 5), [1, 2, 3], (250,), range(100, 105), iter([7]), 5, "ab", [256], None):
        t(s(i, v))
    t(d(i))
t(s(slice(0, 3), memory := bytearray(b"xyz")))
a = bytearray(b"abc")
a[1:1] = a
a[:0] = a[::-1]
a[2:4] = a[-2:]
print(a)
a[::2] = bytes(len(a[::2]))
print(a)
b = bytearray()
for i in range(300):
    b.append(i % 256)
    if i % 3 == 0:
        del b[:1]
    if i % 50 == 0:
        b[0:0] = b"ins"
print(len(b), b[:5], b[-3:], sum(b))
while len(b) > 3:
    del b[len(b) // 2:]
print(b)
b += b"xyz"
b *= 3
b[3:6], b[0:2] = b[0:2], b[3:6]
print(b)
b.insert(1, 255)
b.insert(-1, 254)
b.insert(100, 253)
b.remove(255)
b.reverse()
print(b, b.pop(), b.pop(0), b.pop(-2), b)
c = b[:]
c.extend(c)
c.extend(iter(b"it"))
c.extend([1, 2])
print(c, c is b, b.copy() == b, c.index(1), c.count(b"x"))
for bad in (lambda: b.append(256), lambda: b.insert(0, -1), lambda: b.extend([1, 300]), lambda: b.extend("x"), lambda: b.pop(99), lambda: bytearray().pop(), lambda: b.remove(1), lambda: b.__iadd__("x"), lambda: b.__imul__(1.5), lambda: b.append("a"), lambda: b.append()):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print(b)
