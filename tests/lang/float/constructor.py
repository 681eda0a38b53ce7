# float() and fromhex, and their errors.
for s in ("1", " 1.5 ", "-2", "+3", "1e5", "1E-5", ".5", "5.", "1_000.5", "inf", "-inf", "Infinity", "+INFINITY", "nan", "-nan", "NaN", "1e400", "-1e400", "1e-400", "0x1" , "", " ", "1.2.3", "e5", "1e", "1e+", "_1", "1_",
          "1__0", "1_.5", "1._5", "1e_5", "abc", "1 2", "--1", "٣.٥", "1\x00", "infin", "nan1", "0.1e-1", "00001.5", "123456789012345678901234567890", "4.9e-325", "1.7976931348623159e308", "\t\n3\n", "1,5"):
    try:
        print(repr(s), float(s))
    except Exception as e:
        print(repr(s), type(e).__name__, e)


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 7


class Bad:
    def __float__(self):
        return 1


class Sub(float):
    def __float__(self):
        return 99.0


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


print(float(), float(5), float(True), float(10 ** 20), float(b"1.5"), float(bytearray(b"2")), float(F()), float(I()), float(Sub(3)))
show(lambda: float(Bad()))
show(lambda: float(None))
show(lambda: float([]))
show(lambda: float(x=1))
show(lambda: float(1, 2))
show(lambda: float(10 ** 400))
for s in ("0x1p0", "0x1.8p1", "-0x1p-1074", "1.8", "0x.8", "inf", "nan", "  0x1p1  ", "0x1p1024", "0x", "1p", "zz", "0x1.fffffffffffff8p0", "1e5", "0X1P+3", "-0x0p0", "0x1.00000000000008p0"):
    show(lambda: float.fromhex(s))
for x in (1.0, -0.1, 0.0, -0.0, 1e308, 5e-324, float("inf"), float("nan"), 3.14159):
    print(x.hex(), float.fromhex(x.hex()))
show(lambda: float.fromhex(5))
print(float.__new__(float, "2.5"), float("1.5").__class__, float.from_number(3) if hasattr(float, "from_number") else None)
print((1.5).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.0).as_integer_ratio(), (0.0).as_integer_ratio(), (1e20).as_integer_ratio())
show(lambda: float("inf").as_integer_ratio())
show(lambda: float("nan").as_integer_ratio())
print((2.0).is_integer(), (2.5).is_integer(), float("inf").is_integer(), (1.5).real, (1.5).imag, (1.5).conjugate())
