# A line end in a format spec ends it: the mistake is at the token behind it, not at the end of the f-string.
for text in "x = f'{a:\n>}'\n", "x = f'{a!r:\n>{b}} {c=}'\n", "f'''{a:\n{b:\n>}}'''\n", "f'{a:{\n}}'\n", "f'a\\xzz{b}c'\n", "f'{a}\\N{x y}{b}'\n":
    try:
        compile(text, "t", "exec")
        print("accepted")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
