"""int, float and complex of text, their repr, hex and format back again, and arithmetic that has to agree."""
SEEDS = [b"12_345", b"-0x1f", b"0b101", b"1e308", b"1.7976931348623157e309", b"nan", b"-inf", b"0x1.8p3", b"3+4j", b"1" * 60, b".5", b"00", b" 7 ", b"+5e-324|>30_.3g"]
WORDS = "0x 0b 0o _ e+ e- inf nan j p+ 0.1 9999999999 :>+#020_.3f".split()


def parse(kind, *arguments):
    try:
        return kind(*arguments)
    except (ValueError, OverflowError):
        return None


def check_int(n):
    assert int(str(n)) == n and int(hex(n), 16) == n and int(oct(n), 0) == n and int(f"{n:_}".replace("_", "")) == n
    assert (n << 70) >> 70 == n and -(-n) == n and ~~n == n and n ^ n == 0
    for d in 7, -3, 10**25:
        q, r = divmod(n, d)
        assert q * d + r == n and (r == 0 or (r < 0) == (d < 0))
    assert int.from_bytes(n.to_bytes(n.bit_length() // 8 + 1, "big", signed=True), "big", signed=True) == n


def check_float(x):
    assert repr(float(repr(x))) == repr(x) and repr(float.fromhex(x.hex())) == repr(x)
    if x - x == 0:
        n, d = x.as_integer_ratio()
        assert n / d == x and hash(x) == hash(complex(x))
        assert float(f"{x:.17g}") == x


def fuzz(data):
    if len(data) > 300:
        return
    text = data.decode(errors="replace")
    number, _, spec = text.partition("|")
    if any(c.isdigit() for c in spec[4:]):  # a width that fills the memory
        spec = spec[:4]
    values = [parse(int, number), parse(int, number, 0), parse(int, number, 36), parse(int, number.encode(errors="replace"))]
    for n in values:
        if n is not None:
            check_int(n)
    x, y = parse(float, number), parse(float.fromhex, number)
    for f in x, y:
        if f is not None:
            check_float(f)
    z = parse(complex, number)
    if z is not None:
        assert repr(complex(repr(z))) == repr(z)
    for value in [*values, x, z, number]:
        if value is not None:
            try:
                format(value, spec)
            except (ValueError, OverflowError, MemoryError):
                pass
