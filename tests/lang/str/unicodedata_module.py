# unicodedata: properties, numbers, normal forms, names.
import unicodedata as u

for c in "A\xb2\xbd\u0661\u4e09\u0301\u212b\uac00\u1e9b\ufb01\u2ffc\U0001f600(":
    print(ascii(c), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c),
          u.decomposition(c), u.decimal(c, None), u.digit(c, None), u.numeric(c, None), u.name(c, None))
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, *(ascii(u.normalize(form, s)) for s in ("\u1e9b\u0323", "A\u030a", "\uac01", "\ufb01x", "a\u0315\u0300\u05ae\u0062", "\ud800", "abc")))
    print(u.is_normalized(form, "\xe9"), u.is_normalized(form, "e\u0301"))
print(u.lookup("greek small letter alpha"), u.lookup("LATIN SMALL LETTER E WITH ACUTE"), u.unidata_version)
for f in (lambda: u.lookup("NOPE"), lambda: u.name("\0"), lambda: u.category("ab"), lambda: u.decimal("x"), lambda: u.digit("x"),
          lambda: u.numeric("x"), lambda: u.normalize("NFX", ""), lambda: u.name(1), lambda: u.normalize("NFC", 3), lambda: u.category(3)):
    try:
        print(f())
    except (KeyError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(len(u.normalize("NFD", "\u0327\u0301" * 3000)), u.normalize("NFD", "a" + "\u0301\u0327" * 50) == "a" + "\u0327" * 50 + "\u0301" * 50)
