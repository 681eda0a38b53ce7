# String prefixes and escapes in all combinations.
for s in (r'\n', R'\n', u'\n', U'\n', b'\n', B'\n', br'\n', bR'\n', Br'\n', BR'\n', rb'\n', rB'\n', Rb'\n', RB'\n', f'\n', F'\n', fr'\n', rf'\n', fR'\n', Rf'\n', FR'\n'):
    print(repr(s), len(s), end=" ")
print()
print(repr('\a\b\f\n\r\t\v\\\'\"\0\1\12\123\x41\u0041\U00000041'))
print(repr(b'\a\b\f\n\r\t\v\\\'\"\0\1\12\123\x41'))
print(repr('''tri'ple "quotes" '''), repr("""it's"""), repr('''a\
b'''), repr("a\
b"))
print(repr(r'\''), repr(r"\""), repr(r'\\'), len(r'\'''')) if False else print(repr(r'\''), repr(r"\""), repr(r'\\'))
print("" "" "a" '' "b", 'a' r'\b' f'{1}' u'c', b'a' rb'\b')
print(repr("\1234"), repr("\08"), repr("\x4142"), repr("\u00e9e"))
print("tab	inside", repr("nbsp\xa0"), repr('é'), 'é' == '\xe9' == '\u00e9' == '\U000000e9')
print('"' + "'", '\'', "\"", '''"''', """'""", '''\'''', """\"""" == '"')
print(len('\\'), len(r'\\'), '\\n' == r'\n', '\\' 'n' == r'\n')
print("%s" "%d" % ("a", 1), "a" "b".upper(), ("a" "b") * 2, "a" "b" * 2)
x = ("one "
     'two '
     f"{'three'} "
     """four""")
print(x)
print("""
leading newline
  indented
""".splitlines())
print('\N{DIGIT ONE}' if False else '1', b"\xff\x00"[0], "\0" in "a\0b", "a\0b".split("\0"))
print(f"{'a'}{{}}{'b'!r:>5}" 'plain {x}' f'{x!r:.3}', f"\x41\t{1}\u00e9", fr"\x41{1}\t", f'{"\n"}' == "\n")
print(repr(f"""{
    1 + 1  # comment
}
second line"""))
print(repr("a\r\nb"), repr('a\\\nb'), len("""a
b"""))
