# Encoding and decoding with every error handler and codec that is built in.
s = "aé日😀\ud800z"
for enc in ("ascii", "latin-1", "utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
    for err in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogatepass", "surrogateescape"):
        if err == "namereplace":
            continue
        try:
            print(enc, err, s.encode(enc, err))
        except UnicodeEncodeError as e:
            print(enc, err, e.start, e.end, e.reason)
for enc in ("ascii", "latin-1", "utf-8"):
    for err in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
        for b in (b"ok", b"a\xffb", b"\xe6\x97", b"\xe6\x97\xa5\x80", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xc1\xbf\xf8"):
            try:
                print(enc, err, b, ascii(b.decode(enc, err)))
            except UnicodeDecodeError as e:
                print(enc, err, b, e.start, e.end, e.reason)
for alias in ("UTF-8", "utf8", "U8", "utf_8", "Latin1", "iso-8859-1", "l1", "US-ASCII", "ascii", "utf-16", "UTF16", "utf-32"):
    print(alias, len("é".encode(alias)) if alias.lower() not in ("ascii", "us-ascii") else "e".encode(alias))
for bad in ("nope", "utf-9", "", "utf 8x"):
    try:
        "a".encode(bad)
    except LookupError as e:
        print(e)
for bad in (lambda: "é".encode("ascii", "nope"), lambda: b"\xff".decode("ascii", "nope"), lambda: "a".encode("ascii", 5), lambda: b"a".decode(5), lambda: str(b"a", "ascii", 5), lambda: bytes("a"), lambda: bytes("é", "ascii")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print("a".encode("ascii", "nope"), b"a".decode("ascii", "nope"), b"".decode("utf-8"), "".encode("utf-16-le"), "é".encode("utf-8").decode("latin-1"), b"\xef\xbb\xbfa".decode("utf-8") == "\ufeffa", b"\xef\xbb\xbfa".decode("utf-8-sig"), "a".encode("utf-8-sig"))
print(b"a\x00b\x00".decode("utf-16-le"), b"\x00a".decode("utf-16-be"), b"\xff\xfea\x00".decode("utf-16"), b"\xfe\xff\x00a".decode("utf-16"), ascii(b"\x3d\xd8\x00\xde".decode("utf-16-le")))
for b, enc in ((b"a", "utf-16-le"), (b"\x00\xd8", "utf-16-le"), (b"\x00\xd8a\x00", "utf-16-le"), (b"\x00\x00\x11\x00", "utf-32-le"), (b"abc", "utf-32-le")):
    try:
        print(b.decode(enc))
    except UnicodeDecodeError as e:
        print(e)
rt = "".join(chr(c) for c in list(range(0, 0xd800, 97)) + list(range(0xe000, 0x110000, 9973)))
print(len(rt), all(rt.encode(e).decode(e) == rt for e in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-16", "utf-32")), len(rt.encode()), bytes(range(256)).decode("latin-1").encode("latin-1") == bytes(range(256)), bytes(range(128, 256)).decode("ascii", "surrogateescape").encode("ascii", "surrogateescape") == bytes(range(128, 256)))
