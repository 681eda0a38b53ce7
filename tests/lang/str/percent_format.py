# The % operator for str: conversions, flags, mappings, errors.
print("%s %d %r %a" % ("a", 1, "é", "é"), "%s" % "x", "%s" % (1,), "%s" % [1, 2], "%s" % {"a": 1}, "%d%%" % 50, "%%", "%%" % ())
print("%(a)s %(b)d %(a)r" % {"a": 1, "b": 2}, "%(x y)s" % {"x y": 1}, "%(a(b))s" % {"a(b)": 2}, "%()s" % {"": 3}, "%(a)s%%" % {"a": 1, "unused": 2}, "%s" % {"k": 1})
print("%5s|%-5s|%.2s|%5.1s|%*s|%-*s|%.*f|%*.*f" % ("ab", "ab", "abc", "abc", 6, "x", 6, "y", 2, 3.14159, 8, 3, 2.71828), "%*d" % (-5, 3) + "|")
print("%c %c %c" % (65, "B", 0x65e5), "%i %u %d" % (1.9, 2, True), "%ld %hd %Ld" % (1, 2, 3), "%o %x %X %#o %#x %#X" % (8, 255, 255, 8, 255, 255), "%+d % d %05d %-5d|" % (1, 2, 3, 4), "%+5d %+05d % 05d" % (1, 2, 3))
print("%e %E %f %F %g %G" % ((1.5,) * 6), "%.3g" % 1234.5, "%10.2e|" % 12345.678, "%s %s" % (None, ...), "%s" % ((),), "%r" % ((1, 2),), "%s" % type)


class M:
    def __getitem__(self, k):
        return f"<{k}>"


class S:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __index__(self):
        return 10

    def __float__(self):
        return 2.5

    def __int__(self):
        return 11


print("%(foo)s %(bar)r" % M(), "%s %r %d %x %f" % (S(), S(), S(), S(), S()))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


for fmt, arg in (("%d", "a"), ("%d", None), ("%x", 1.5), ("%x", "a"), ("%c", "ab"), ("%c", -1), ("%c", 0x110000), ("%c", 1.5), ("%c", ""), ("%s %s", "a"), ("%s %s", ("a",)), ("%s", ("a", "b")), ("a", 1), ("a", ()), ("a", (1,)), ("a", {}), ("a", {"a": 1}), ("a", [1]),
                 ("%", 1), ("%y", 1), ("%5", 1), ("%(a)s", 1), ("%(a)s", {}), ("%(a", {"a": 1}), ("%(a)", {"a": 1}), ("%*d", (1,)), ("%*d", ("a", 1)), ("%f", "a"), ("%f", None), ("%.99999999999d", 1), ("%99999999999d", 1), ("%s%", 1), ("% ", 1), ("%é", 1), ("%(a)s %s", {"a": 1}), ("%s %(a)s", {"a": 1}), ("%o", 1.0), ("%d", float("nan")), ("%.*s", (1.5, "a")), ("%b", 1), ("%#s", 1), ("%0s", 1), ("%-05d|", 7), ("%.0s", "abc"), ("%.s", "abc")):
    print(repr(fmt), end=" ")
    show(lambda: fmt % arg)
s = "%s-%s"
s %= 1, 2
print(s, "%s" % "é日", "é%s" % 1, "%s" * 2 % (1, 2), "%d items" % 5 + "!", "%-10s|%10s" % ("é", "日"))
print("%.3d %.0d %5.3d %-6.4d| %+.2d %#.3o %#.4x" % (5, 0, 5, 5, 5, 8, 255), "%.10s" % "short")
