# Methods and attributes of int, and conversions to and from bytes.
print((5).bit_length(), (0).bit_length(), (-256).bit_length(), (255).bit_count(), (-7).bit_count(), (2 ** 100).bit_length())
print((5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), (5).as_integer_ratio(), (-5).as_integer_ratio(), (5).is_integer(), True.real)
for n, l, order, s in ((0, 1, "big", False), (1, 2, "big", False), (1, 2, "little", False), (-1, 2, "big", True), (-128, 1, "big", True),
                       (255, 1, "big", False), (2 ** 80, 11, "big", False), (-2 ** 80, 11, "little", True), (258, 4, "little", True), (0, 0, "big", False)):
    b = n.to_bytes(l, order, signed=s)
    print(n, b, int.from_bytes(b, order, signed=s) == n)
print((5).to_bytes(), (65).to_bytes(2), int.from_bytes(b""), int.from_bytes([1, 2]), int.from_bytes(bytearray(b"\x01\x00"), "little"), int.from_bytes(b"\xff\xff", signed=True))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: (256).to_bytes(1))
show(lambda: (-1).to_bytes(1))
show(lambda: (128).to_bytes(1, signed=True))
show(lambda: (-129).to_bytes(1, signed=True))
show(lambda: (1).to_bytes(-1))
show(lambda: (1).to_bytes(1, "middle"))
show(lambda: int.from_bytes(b"a", "x"))
show(lambda: int.from_bytes("abc", "big"))
show(lambda: int.from_bytes([256], "big"))
show(lambda: (1).to_bytes("1"))
print(round(5), round(15, -1), round(25, -1), round(35, -1), round(-25, -1), round(1234567, -3), round(5, 2), round(10 ** 30 + 5, -1), round(5, -5), round(55, -2), round(-55, -2))
show(lambda: round(5, 1.0))
show(lambda: round(5, None))
print(abs(-5), pow(2, 10), divmod(17, 5), (17).__divmod__(5), (5).__add__(3), (5).__radd__(3), (5).__add__("a"), (5).__pow__(2, 3), (5).__lt__(6), (5).__eq__("x"))
print((5).__rsub__(3), (5).__rfloordiv__(11), (5).__bool__(), (5).__neg__(), (5).__pos__(), (5).__abs__(), (5).__invert__(), (5).__floor__(), (5).__ceil__(), (5).__round__(), (5).__hash__(), (5).__format__("03"), (5).__repr__())
print(int.real.__get__(7), sorted(n for n in dir(int) if not n.startswith("_")))
print(hash(5), hash(0), hash(-1), hash(-2), hash(2 ** 63), hash(True), {1: "a"}[True], {1: "a"}[1.0])
print(5 .__class__, type(5 // 2), type(4 / 2), type(2 ** -1), type(5 % 2.0), type(True + True), repr(True), str(False), True.__repr__(), int.__repr__(True))
print(isinstance(True, int), True == 1, bool("False"), bool(int("0")), min(True, 2), sum([True, True]))
show(lambda: setattr(5, "real", 1))
show(lambda: (5).__add__())
show(lambda: int.bit_length())
show(lambda: int.bit_length(5, 5))
show(lambda: bool(1, 2))
show(lambda: bool(x=1))
print(bool(int.__doc__), int.from_bytes.__name__, (5).__sizeof__() > 0, (5).__getnewargs__(), (5).__reduce_ex__ is not None)
for n in range(-6, 7):
    print(n, [(n // d, n % d) for d in (-3, -2, -1, 1, 2, 3)])
