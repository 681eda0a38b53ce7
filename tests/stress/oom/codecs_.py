# Codecs and encodings.
import codecs
t = "aé漢😀"
for name in ("utf-8", "utf-16", "utf-32-be", "utf-8-sig", "unicode_escape", "raw_unicode_escape"):
    b = t.encode(name); print(name, len(b), b.decode(name) == t)
print("é".encode("ascii", "replace"), "é漢".encode("latin-1", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"), b"\xffa".decode("utf-8", "replace"), b"\xff".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
codecs.register_error("mine", lambda e: ("?!", e.end)); print("aéb".encode("ascii", "mine"), b"a\xffb".decode("utf-8", "mine"))
d = codecs.getincrementaldecoder("utf-8")(); print([d.decode(bytes([x])) for x in "é漢".encode()], codecs.lookup("utf8").name, codecs.BOM_UTF8)
e = codecs.getincrementalencoder("utf-16")(); print(e.encode("a"), e.encode("b"))
try: "é".encode("ascii")
except UnicodeEncodeError as x: print(x)
try: b"\xff\xfe\x00".decode("utf-16-le")
except UnicodeDecodeError as x: print(x)
try: "a".encode("no-such")
except LookupError as x: print(x)
