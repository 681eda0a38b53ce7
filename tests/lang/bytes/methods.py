# Every method of bytes.
b = b"abracadabra"
print(b.find(b"bra"), b.rfind(b"bra"), b.index(b"c"), b.rindex(b"a"), b.count(b"a"), b.find(97), b.count(97), b.find(b"z"), b.find(b"a", 1, 4), b.count(b""), b.startswith(b"ab"), b.endswith((b"x", b"ra")), b.startswith(b"br", 1))
print(b.replace(b"a", b"-"), b.replace(b"a", b"", 2), b.replace(b"", b"."), b.split(b"a"), b.rsplit(b"a", 1), b"a b  c".split(), b" a ".split(None, 1), b"a,b,,c".split(b","), b"a\nb\r\nc\rd\x0be".splitlines(), b"a\nb".splitlines(True), b.partition(b"c"), b.rpartition(b"z"))
print(b"  x \n".strip(), b"xxaxx".strip(b"x"), b"xa".lstrip(b"x"), b"ax".rstrip(b"x"), b"ab".center(6, b"*"), b"ab".ljust(4), b"ab".rjust(4, b"-"), b"-5".zfill(5), b"a\tb".expandtabs(4), b"prefix".removeprefix(b"pre"), b"suffix".removesuffix(b"fix"))
print(b"Hello World".upper(), b"Hello".lower(), b"hello world".title(), b"hELLO".capitalize(), b"aBc".swapcase(), b"\xe9".upper(), b",".join([b"a", bytearray(b"b"), b"c"]), b"".join([]))
for t in (b"", b"abc", b"ABC", b"Abc", b"123", b"a1", b" \t", b"Ab Cd", b"\xff", b"a b"):
    print(t, *(int(getattr(t, m)()) for m in ("isalpha", "isdigit", "isalnum", "isspace", "isupper", "islower", "istitle", "isascii")))
print(b"abc".decode(), b"\xc3\xa9".decode("utf-8"), b"\xe9".decode("latin-1"), b"\xff".decode("utf-8", "ignore") == "", b"\xffa".decode("ascii", "replace") == "\ufffda", ascii(b"\xff".decode("utf-8", "surrogateescape")), b"\xff".decode("ascii", "backslashreplace"), b"a\x00".decode("utf-16-le"))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


for bad in (b"\xff", b"a\xc3", b"\xc3\x28", b"\xe2\x82", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xc0\x80", b"ok\x80", b"\xf0\x9f\x98"):
    show(lambda: bad.decode())
    print(ascii(bad.decode("utf-8", "replace")), ascii(bad.decode(errors="ignore")))
show(lambda: b"\xff".decode("ascii"))
show(lambda: b"a".decode("utf-16"))
show(lambda: b"a".decode("nope"))
show(lambda: b"\xff".decode("utf-8", "nope"))
show(lambda: b.index(b"z"))
show(lambda: b.find("a"))
show(lambda: b.find(256))
show(lambda: b.replace("a", "b"))
show(lambda: b.split(""))
show(lambda: b.split(b""))
show(lambda: b.join(["a"]))
show(lambda: b.join([1]))
show(lambda: b.strip("a"))
show(lambda: b.startswith("a"))
show(lambda: b.center(5, "*"))
show(lambda: b.center(5, b"**"))
show(lambda: b.count("a"))
show(lambda: b.partition(b""))
show(lambda: b.translate(5))
print(sorted(n for n in dir(bytes) if not n.startswith("__")))
print(b"%s %d %x %c %r %a %5.2f|%b|%%" % (b"a", 5, 255, 65, "é", "é", 1.5, b"z"), b"%(k)d" % {b"k": 1}, b"%-5s|%5s" % (b"a", b"b"), b"%c" % b"x", b"%s" % bytearray(b"q"))
show(lambda: b"%s" % "str")
show(lambda: b"%d" % "a")
show(lambda: b"%c" % 256)
show(lambda: b"%b" % 5)
show(lambda: b"%s %s" % (b"a",))
show(lambda: b"%z" % 1)
