# Iterating, comparing, slicing, searching bytes and bytearray together.
b, a = b"hello world", bytearray(b"hello world")
print(b == a, a == b, b is not a, hash(b) == hash(bytes(a)), b < bytearray(b"help"), a > b"hell", [x for x in a[:3]], list(reversed(b[:3])), sorted(b"cab"), b[2:5] == a[2:5], type(b[2:5]), type(a[2:5]), b[-3:], a[::-2], b[100:], b[::3])
print(104 in b, 300 - 200 in a, b"lo w" in a, a[1:3] in b, b"" in b, b.find(a[4:6]), b.count(b"o"), b.count(111), a.rfind(b"o"), a.index(119), b.startswith((b"x", bytearray(b"he"))) if False else b.startswith((b"x", b"he")), b.endswith(b"ld"), a.replace(b"l", b"L", 2), b.split(), a.split(b"o"), b.partition(b" "), a.rpartition(b"zz"), b.title(), a.swapcase(), b.center(15, b"."), b.isalpha(), b[:5].isalpha())
print(b + a, type(b + a), a + b, type(a + b), b * 2, bytes(3) + b"x", b"".join([a, b]), bytearray().join([b, b]), b",".join([b"1"] * 3), b"%s|%d|%x" % (a, 5, 255), a % () if False else "", bytes(b) is b, bytes(a) == b, bytearray(a) is a)
print(min(b), max(b), sum(b), len(b), set(b"aab") == {97, 98}, dict(zip(b"ab", "xy")), tuple(b"\x00\xff"), list(map(chr, b"ab")), [bytes([x]) for x in b"ab"], any(b"\0\0"), all(b"\1\0"), b"abc".translate(bytes(range(256)), b"b"), list(enumerate(b"z")), int.from_bytes(b[:2], "big"), b.decode()[::-1], bytes(reversed(b)), bytes(sorted(b)), bytes(x ^ 32 for x in b"AbC"))
for x, y in ((b"", b""), (b"", b"a"), (b"a", b"b"), (b"ab", b"a"), (b"\xff", b"a"), (b"abc", b"abd")):
    print(x < y, x <= y, x == y, x != y, x > y, x >= y, bytearray(x) < y, x < bytearray(y), end="; ")
print()
for bad in (lambda: b < "a", lambda: b + "a", lambda: "a" in b, lambda: b.find("a"), lambda: b[0:1] + 5, lambda: b.join(["a"]), lambda: 256 in b, lambda: -1 in a, lambda: b.split("o"), lambda: b.replace("a", b"b"), lambda: sorted([b, "a"]), lambda: b == "x" or 1 / 0, lambda: bytes([1, "a"]), lambda: a.extend(["x"]), lambda: b.__setitem__(0, 1), lambda: b.strip("h"), lambda: b.center(20, "x"), lambda: {bytearray(): 1}):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
it = iter(a)
print(next(it), it.__length_hint__(), list(it)[:2], next(it, "end"))
a2 = bytearray(b"abc")
for i, x in enumerate(a2):
    if i < 3:
        a2.append(x + 1)
print(a2)
it = iter(a2)
next(it)
a2.clear()
print(list(it), a2)
big = bytes(range(256)) * 40
print(len(big), big.count(b"\x00\x01"), big.find(b"\xff\x00"), big[1000:1004], big.replace(b"\x00", b"").count(b"\x01"), hash(big) == hash(bytes(bytearray(big))), big.rfind(bytes([254, 255])), big == bytearray(big), len(big.split(b"\x80")), big.strip(bytes(range(10)))[:3])
