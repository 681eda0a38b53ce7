# An error handler may give the decoder another input.
import codecs


def replace(error):
    error.object = b"\x00" * 8
    return "\ufffd", error.start


codecs.register_error("test.replace", replace)
codecs.register_error("test.step", lambda e: ("\ufffd", e.start + 1))
for name, data in (("utf-16", b"\x00"), ("utf-32", b"\x00"), ("utf-8", b"\xff"), ("ascii", b"a\xff")):
    print(name, ascii(data.decode(name, "test.replace")))
print(ascii(codecs.charmap_decode(b"\xff", "test.replace", "ab")[0]))
for name, data in (("utf-16-le", b"\xd8\xd8\xd8\xd8\xd8\0\0\0"), ("utf-16-be", b"\xd8\xd8\xd8\xd8\0\xd8\0\0"), ("utf-32-le", b"\x11\x11\x11\x11\x11\0\0\0\0\0\0"),
                   ("utf-8", b"\xf0\x9f\x98\xff\xc3\xa9")):
    print(name, ascii(data.decode(name, "test.step")))
