# Shifts and bitwise operators on small and large, positive and negative ints.
vals = [0, 1, -1, 5, -5, 255, -256, 2 ** 31, -2 ** 31, 2 ** 63, -2 ** 63, 2 ** 64 - 1, -2 ** 64, 2 ** 100 + 12345, -2 ** 100 - 12345]
for x in vals:
    print(x, ~x, x.bit_length(), x.bit_count(), [x & y for y in vals[1:7]], [x | y for y in vals[1:7]], [x ^ y for y in vals[1:7]])
for x in vals[7:]:
    for y in vals[7:]:
        assert x & y == ~(~x | ~y), (x, y)
        assert x | y == ~(~x & ~y)
        assert x ^ y == (x | y) - (x & y)
        assert (x & y) + (x | y) == x + y
        print(x & y, x | y, x ^ y)
for n in (0, 1, 5, 31, 32, 63, 64, 65, 100):
    print(n, 1 << n, -1 << n, 3 << n, -5 << n, [v >> n for v in vals])
print(0 << 10 ** 10, 0 >> 10 ** 30, 5 >> 10 ** 30, -5 >> 10 ** 30, 1 << 0, 7 >> 64, -7 >> 64, 7 >> 63, -7 >> 63)
print(True & False, True | 2, True ^ True, type(True & True).__name__, type(True & 1).__name__, type(True << 1).__name__, ~5 & 0xf)
x = 0b1101
x &= ~1
x |= 1 << 6
x ^= 0xff
x <<= 4
x >>= 2
print(bin(x), hex(x), oct(x))
n = 0xdeadbeefcafebabe1234567890
print([n >> s & 0xff for s in range(0, 104, 8)], hex(n), bin(n), oct(n), hex(-n), bin(-5), oct(-8), hex(0))


def rotl(v, s, w=32):
    return (v << s | v >> w - s) & (1 << w) - 1


print([hex(rotl(0x12345678, s)) for s in (0, 4, 8, 31)])
h = 0xcbf29ce484222325
for c in b"krait":
    h = (h ^ c) * 0x100000001b3 & 0xffffffffffffffff
print(hex(h))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: 1 << 1.0)
show(lambda: 1 & 1.0)
show(lambda: "a" | 1)
show(lambda: ~1.0)
show(lambda: 1 >> -5)
show(lambda: 2 ** 70 >> -5)
show(lambda: None ^ 1)
