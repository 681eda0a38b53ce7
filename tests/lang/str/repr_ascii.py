# repr and ascii: quotes, escapes, printable characters.
for s in ("", "a", "it's", 'a"b', "it's \"both\"", "\\", "\n\r\t\b\f\v\a\0", "\x01\x1f\x7f\x80\x9f\xa0\xad", "é", "日本", "\u200b\u2028\u2029\ufeff\uffff", "\ud800\udfff", "\U0001f600", "\U000e0001\U0010ffff", "mixed é\n'", "\u0300", "\u3000", "\ue000"):
    print(ascii(s), ascii(repr(s)), eval(repr(s)) == s, eval(ascii(s)) == s)
print(repr("é日"), repr("\U0001f600"), [("é", 'q"')], {"k'": "\n"})
for b in (b"", b"a", b"it's", b'"', b"'\"", bytes(range(32)), b"\x7f\x80\xff", b"\\"):
    print(repr(b), eval(repr(b)) == b)
print("%r %a %s" % ("é\n", "é\n", "x"), "{!r} {!a} {!s}".format("é", "é", "é"), f"{'é'!r} {'é'!a}")
print(ascii([1, "é", {"日": b"\xff"}]), ascii("plain"), ascii(5), ascii(None))
printable = "".join(chr(i) for i in range(0x20, 0x250) if chr(i).isprintable())
print(len(printable), len(repr(printable)))
print(sum(len(repr(chr(i))) for i in range(0x3000)), sum(len(ascii(chr(i))) for i in range(0x3000)))
print(str("a\nb"), "a\tb".encode(), repr(str), repr("x" * 5 + "'" * 2))
class S(str):
    pass


print(repr(S("sub")), str(S("sub")), [S("in list")], S("a").__repr__(), S("a").__str__() == "a")
class Ov(str):
    def __repr__(self):
        return "<ov>"

    def __str__(self):
        return "ovstr"


o = Ov("raw")
print(o, repr(o), [o], f"{o}", "%s %r" % (o, o), o + "!", str(o), "{}".format(o), len(o), o == "raw", ascii(o))
