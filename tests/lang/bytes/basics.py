# bytes: construction, indexing, operators, repr.
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes(b"x"), bytes("é", "utf-8"), bytes("a", encoding="ascii"), bytes(range(5)), bytes(bytearray(b"ba")), bytes((65, 66)), bytes(i for i in (67,)))
b = b"hello world"
print(b[0], b[-1], b[1:4], b[::-1], b[::3], b[20:], len(b), list(b[:3]), b"lo" in b, 104 in b, 0 in b, b"" in b)
print(b + b"!", b * 2, 2 * b"ab", b"" * 5, b == b"hello world", b < b"help", b > b"", b != "hello world", hash(b) == hash(bytes(b)), {b: 1}[b"hello world"])


class B:
    def __bytes__(self):
        return b"from dunder"


class BadB:
    def __bytes__(self):
        return "str"


class I:
    def __index__(self):
        return 4


print(bytes(B()), bytes(I()), b[I()], bytes([I()]))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: bytes(-1))
show(lambda: bytes([256]))
show(lambda: bytes([-1]))
show(lambda: bytes(["a"]))
show(lambda: bytes("a"))
show(lambda: bytes(1.5))
show(lambda: bytes(None))
show(lambda: bytes(BadB()))
show(lambda: bytes(5, "utf-8"))
show(lambda: bytes("é", "ascii"))
show(lambda: bytes(b"x", "utf-8"))
show(lambda: b[100])
show(lambda: b.__getitem__("a"))
show(lambda: b + "x")
show(lambda: "x" + b)
show(lambda: b + 5)
show(lambda: b < "x")
show(lambda: "x" in b)
show(lambda: 256 in b)
show(lambda: b * "x")
show(lambda: b * (1 << 62))
show(lambda: b.nope)
print(bytes(range(256)))
print([x for x in b"abc"], dict(enumerate(b"ab")), max(b"abc"), sorted(b"cab"), list(reversed(b"abc")), list(zip(b"ab", "cd")), sum(b"\x01\x02"), *b"ab")
print(b"a" b"b", b'\x41\101\n\\\'', rb"\x41", type(b[0:1]).__name__, type(b[0]).__name__, bytes.fromhex("01 fF  20"), b"\x01\xff".hex(), b"\x01\x02\x03".hex(":"), b"\x01\x02\x03\x04\x05".hex("-", 2), b"\x01\x02\x03".hex("-", -2))
for s in ("0", "0g", "é", "0 1", "00 1", "\t0a\n0b", ""):
    show(lambda: bytes.fromhex(s))
show(lambda: b"a".hex("ab"))
show(lambda: b"a".hex("é"))
show(lambda: bytes.fromhex(5))
print(bytes.maketrans(b"ab", b"xy")[95:100], len(bytes.maketrans(b"", b"")), b"aabbc".translate(bytes.maketrans(b"ab", b"xy"), b"c"), b"abc".translate(None, b"b"), b"abc".translate(None, delete=b"a"))
show(lambda: bytes.maketrans(b"a", b"bc"))
show(lambda: b"a".translate(b"short"))


class SB(bytes):
    pass


print(SB(b"x"), type(SB(b"x") + b"y").__name__, SB(b"x") == b"x", {SB(b"k"): 1}[b"k"], isinstance(SB(), bytes), bytes(SB(b"z")))
print(str(b"abc"), str(b"abc", "ascii"), f"{b'x'}", "%s" % b"x", b"\xc3\xa9".decode(), [b"a"], ascii(b"\xff"))
