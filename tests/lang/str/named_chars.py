# Characters by name: \N{...} in all string kinds.
print("\N{LATIN SMALL LETTER E WITH ACUTE}", "\N{snowman}", len("\N{PILE OF POO}"), "\N{CJK UNIFIED IDEOGRAPH-4E00}", "\N{HANGUL SYLLABLE GA}")
print("\N{BULLET}\N{greek small letter alpha}", f"{1}\N{BULLET}{2}", r"\N{BULLET}", rb"\N{x}", b"\\N{BULLET}")
print("a\N{SPACE}b", "\N{LATIN CAPITAL LETTER A}" == "A", "\N{no-break space}" == "\xa0", "\N{EURO SIGN}", "\N{BOM}" == "\ufeff", "\N{GRINNING FACE}")
for bad in (r"'\N{nope nope}'", r"'\N'", r"'\N{'", r"'\Nx'", r"'\N{}'"):
    try:
        print(eval(bad))
    except SyntaxError as e:
        print(e.msg)
