# The format mini-language for ints.
n = 1234567
for spec in ("", "d", "b", "o", "x", "X", "c", "n", ",", "_", "_b", "_x", "#b", "#o", "#x", "#X", "+", "-", " ", "+,", "010", "010,", "<12", ">12", "^12", "*^15", "=+12", "0=12", "x<12",
             "e", "f", "g", "%", ".2f", ".3e", "10.1f", ",.2f", "015,.2f", "+010d", "#012x", " d", "08_x", "_d", "020_d", "^+12,", ".0f", ".10g", "z.1f"):
    try:
        print(repr(spec), [format(v, spec) for v in (n, -n, 0)] if spec != "c" else format(65, spec))
    except Exception as e:
        print(repr(spec), type(e).__name__, e)
for spec in ("s", "q", ".2d", ".5", ",x", ",b", "_n", ",n", "+c", "#c", ",c", "5,5", "__", ",_", "<<", "1000", "é<10", "zd", "ss", ".", ".x", "=", "0", "00005", "<", "10c", "==5", "{}", "99999999999999999999d"):
    try:
        r = format(65, spec)
        print(repr(spec), r if len(r) < 40 else len(r))
    except Exception as e:
        print(repr(spec), type(e).__name__, e)
print(format(10 ** 40, ","), format(-10 ** 40, "_"), format(2 ** 100, "#x"), format(2 ** 100, "_b"), format(10 ** 30, "e"), format(10 ** 30, ".3g"), format(10 ** 25, "f"))
print(format(True), format(True, "d"), format(True, "5"), format(False, ""), format(True, "s") if False else str(True), f"{True:>6}", f"{True:x}")
print(format(0x110000 - 1, "c") == chr(0x10ffff))
for v in (-1, 0x110000):
    try:
        format(v, "c")
    except OverflowError as e:
        print(e)
for w in range(1, 14):
    print(f"{-12345:0{w},}", f"{12345:{w},}", f"{0xabcdef:0{w}_x}", sep="|")
print("%d %5d %-5d| %05d %+d % d %x %X %#x %o %#o %i %u %c" % (5, 5, 5, 5, 5, 5, 255, 255, 255, 8, 8, 7, 9, 65))
print("%d" % 3.9, "%d" % True, "%x" % -255, "%#X" % 255, "%.5d" % 42, "%8.5d|" % -42, "%-8.3d|" % 7, "%d" % 10 ** 5, "%d" % (10 ** 40), "%x" % 2 ** 70 if False else "%x" % (2 ** 70))
