# int(): from numbers, strings, bases, objects; errors.
print(int(), int(5), int(5.9), int(-5.9), int(True), int("12"), int(" 12 \n"), int("-7"), int("+7"), int("1_000"), int("٣"))
print(int("ff", 16), int("0xff", 16), int("0xff", 0), int("0b101", 0), int("0o17", 0), int("17", 8), int("z", 36), int("Zz", 36), int("101", 2), int("0", 0), int("00", 0))
print(int(b"12"), int(bytearray(b"34")), int(b"ff", 16), int("0x_ff", 16), int("-0x10", 16), int("12", base=5))
print(int(1e20), int(-1e20), int(2.0 ** 70), int(10 ** 30), int("9" * 40), int("-" + "9" * 40), int("f" * 30, 16))


class I:
    def __int__(self):
        return 42


class X:
    def __index__(self):
        return 43


class T:
    def __trunc__(self):
        return 44


class BadI:
    def __int__(self):
        return 1.5


class S(str):
    pass


print(int(I()), int(X()), int(S("7")), int("11", X() .__index__() - 41))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


for s in ("", " ", "a", "1a", "1 2", "0x", "0xg", "--1", "+-1", "1__0", "_1", "1_", "1.5", "1e5", "é", "\x00", "12\x00", "²", "0b12"):
    show(lambda: int(s))
for s, b in (("1", 1), ("1", 37), ("1", -1), ("2", 2), ("0x1", 10), ("08", 0), ("012", 0), ("g", 16), ("", 0), ("0_1", 0), ("0b2", 2), (5, 10), (b"z", 10), ("1", "a"), ("1", 10.0)):
    show(lambda: int(s, b))
show(lambda: int(None))
show(lambda: int([]))
show(lambda: int(BadI()))
show(lambda: int(float("nan")))
show(lambda: int(float("inf")))
show(lambda: int(float("-inf")))
show(lambda: int(x=5))
show(lambda: int(base=10))
show(lambda: int(1, 2, 3))
show(lambda: int(object()))
show(lambda: int("9" * 5000))
show(lambda: str(10 ** 5000))
show(lambda: int("1" * 4300) > 0)
print(len(hex(1 << 40000)), int("f" * 8000, 16).bit_length())
print(bool(0), bool(-1), int(True) + 1, True.__class__, int.__new__(int, 3), (3).__int__(), (3).__index__(), (3).__trunc__(), (3).__float__())
