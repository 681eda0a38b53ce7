# Printing and parsing of ints in every base and size; round trips; separators.
import sys
sys.set_int_max_str_digits(0)
for n in (0, 7, 10, 99, 100, 12345, 10 ** 9, 10 ** 18, 10 ** 19, 10 ** 19 - 1, 2 ** 64, 10 ** 50 + 7, 3 ** 200):
    print(n, -n, hex(n), oct(n), bin(n)[:40], str(n)[::-1][:5], len(str(n)), f"{n:,}", f"{n:_x}", f"{-n:_}")
for e in (50, 100, 500, 1000, 5000, 20000):
    n = 7 ** e
    s = str(n)
    assert int(s) == n and int(s + "000") == n * 1000 and int("-" + s) == -n
    assert int(hex(n), 16) == n and int(oct(n), 8) == n and int(bin(n), 0) == n
    print(e, len(s), s[:10], s[-10:], sum(map(int, s)) % 9 == n % 9)
digits = "0123456789abcdefghijklmnopqrstuvwxyz"


def to_base(n, b):
    out = []
    while n:
        n, d = divmod(n, b)
        out.append(digits[d])
    return "".join(reversed(out)) or "0"


for b in range(2, 37):
    n = 10 ** 30 + b
    t = to_base(n, b)
    assert int(t, b) == n and int(t.upper(), b) == n and int("  +" + t + "\n", b) == n
    print(b, t, end="; ")
print()
print(int("1" * 100), int("9" * 1000) == 10 ** 1000 - 1, int("0" * 500 + "5"), int("1_000_000_000_000_000_000_000"), int("0b" + "1" * 100, 0) == 2 ** 100 - 1, int("0o" + "7" * 50, 8) == 8 ** 50 - 1, int("-0xFFFFFFFFFFFFFFFFFFFF", 16), int("z" * 30, 36) == 36 ** 30 - 1)
print("%d %i %x %o %X" % ((10 ** 25,) * 5), "{:d} {:b} {:o} {:x} {:,} {:e} {:.3g} {:g}".format(*[2 ** 65] * 8), f"{10 ** 25:>40,}|{10 ** 25:<30}|{10 ** 25:^30}|{10 ** 25:+}|{-10 ** 25:035}|{2 ** 70:#x}|{2 ** 70:#_b}"[:250])
print([format(10 ** k, "e") for k in (5, 17, 23, 30)], [format(10 ** k + 1, ".0f") for k in (15, 22, 25)], f"{10 ** 20:f}", f"{2 ** 100:.5e}", f"{2 ** 64:%}")
sys.set_int_max_str_digits(4300)
for f in (lambda: str(10 ** 4300), lambda: int("1" * 4301), lambda: f"{10 ** 4400}", lambda: "%d" % 10 ** 1 and "%d" % (10 ** 4400), lambda: repr(10 ** 5000), lambda: len(hex(10 ** 5000)), lambda: int("f" * 5000, 16).bit_length(), lambda: len(str(10 ** 4299)), lambda: print(10 ** 4400), lambda: [10 ** 4400].__repr__(), lambda: "{}".format(10 ** 4400)):
    try:
        print(f())
    except ValueError as e:
        print(e)
