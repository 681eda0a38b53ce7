# float and complex.
print(0.1 + 0.2, 1e300 * 1e10, float("nan"), float(" -inf "), 1.5 .hex(), float.fromhex("0x1.8p3"))
print((0.1).as_integer_ratio(), round(2.675, 2), f"{3.14159:10.2f}|{1e6:,.1f}|{0.25:%}", 7.0 // 2, -7.5 % 2, 2.0 ** 0.5)
print(complex("1+2j") * 3j, abs(3 + 4j), (1 + 2j).conjugate(), f"{1 + 2j:.1f}", (2 + 0j) ** 3, complex(1, -0.0))
print(float(10 ** 30), 1e16, 1e-7, 123456789.123456789, str(1e22), repr(5e-324), divmod(7.5, 2))
