# upper, lower, title, capitalize, swapcase, casefold and the is* predicates.
words = ["hello", "HELLO", "Hello World", "hELLO wORLD", "", "123", "a1b2", "ß", "ŉ", "ﬁ", "İ", "ı", "Σ", "ΑΣ", "ας", "Ǆ", "ǅ", "éÉ", "they're bill's", "x-y_z w", "日本", "ΣΑΣ ΑΣ.", "Straße", "ᾳ", "ŸÿΜµ"]
for w in words:
    print(ascii([w, w.upper(), w.lower(), w.title(), w.capitalize(), w.swapcase(), w.casefold()]))
tests = ["", "abc", "ABC", "Abc", "abc1", "123", "12.3", "a b", " ", "\t\n", "²", "½", "٣", "Ⅷ", "é", "日", "_x", "1x", "class", "x y", "Title Case", "Title case", "\x00", "\x7f", "\u200b", "ª", "ʰ", "ǅ", "A1", "a_", "\xa0", "\U0001d7d9"]
for t in tests:
    print(ascii(t), *(int(getattr(t, m)()) for m in ("isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle", "isidentifier", "isprintable", "isascii")))
print("Hello".upper().lower().title(), "aBc".swapcase().swapcase(), "ß".upper().lower(), "Σ".lower(), "ΑΣ".lower() == "ας")
print("".join(c.upper() if i % 2 else c for i, c in enumerate("alternate")))
print([c for c in map(chr, range(128)) if c.isspace()], "".join(c for c in map(chr, range(128)) if c.isprintable() and not c.isalnum()))
print(sum(chr(i).isalpha() for i in range(256)), sum(chr(i).isdigit() for i in range(256)), sum(chr(i).isnumeric() for i in range(256)), sum(chr(i).isupper() for i in range(256)), sum(chr(i).isspace() for i in range(256)), sum(chr(i).isprintable() for i in range(256)))
for bad in (lambda: "a".upper(1), lambda: "a".isalpha("b"), lambda: str.lower(5)):
    try:
        bad()
    except TypeError as e:
        print(e)
