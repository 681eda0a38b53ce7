"""Lexer, parser, symbol table, code generation: bytes as a source file, in each mode and as a tree."""
import ast

SEEDS = [b"x = 1\n", b"def f(a, /, b=1, *c, d, **e) -> int:\n    return [x async for x in y if z]\n", b"f'{x!r:{w}}' rf\"{a=}\"\n",
         b"match p:\n    case {'k': [1, *_], **r} | C(a=2) as q if g: pass\n", b"type X[T: int = 3, *U, **V] = list[T]\n",
         b"try:\n  pass\nexcept* E as e:\n  raise A from e\nfinally: ...\n", b"@d\nclass C(B, metaclass=M):\n\t__slots__ = ()\n",
         b"# -*- coding: latin-1 -*-\n'\xe9'\n", b"with (a as b, c): del d[0], e.f\n", b"0x_f, 0b1, 1_0.5e-3j, b'\\x00', u'\\N{DIGIT ONE}'\n",
         b"lambda *, k=(yield): (z := k)\n", b"async def g():\n  async with a as b: await c\n  global x; nonlocal y\n"]
WORDS = """def class return yield await async for while if elif else try except finally raise with as import from global nonlocal lambda match case type del assert pass
break continue in is not and or None True False __debug__ := -> ** // << >> ... *= f' ''' \""" {x!r:>{w}} \\N{DIGIT ONE} \\u1234 except* *_ _ 0x 1j""".split()


def fuzz(data):
    for mode in "exec", "eval", "single":
        try:
            compile(data, "<fuzz>", mode, dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
            pass
    try:
        tree = ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return
    try:
        compile(tree, "<fuzz>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        pass
