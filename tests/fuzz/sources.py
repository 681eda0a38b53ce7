"""Source text that is nearly right: statements with a few tokens deleted, doubled, swapped or put in.

The program that this makes compiles each text and prints whether it was accepted, or the exception with its message and place:
both interpreters have to say the same.
"""
import random
import re
import sys

STATEMENTS = """
x = 1
x += y * (2 - z) ** 3 // 4
a, *b = c, [d, e], (f,)
x: int = 3
del a, b[0], c.d
def f(a, /, b=1, *c, d, e=2, **g) -> h:\\n    return a
def f[T: int, *U, **V](x: T) -> U:\\n    nonlocal_ = 1\\n    return
class C(A, metaclass=B):\\n    x = 1\\n    def m(self): pass
if a < b <= c:\\n    pass\\nelif d:\\n    x\\nelse:\\n    y
while not x:\\n    break\\nelse:\\n    continue_
for i, j in k:\\n    continue
try:\\n    x\\nexcept (A, B) as e:\\n    raise C from e\\nelse:\\n    y\\nfinally:\\n    z
try:\\n    x\\nexcept* A as e:\\n    pass
with a as b, c() as d:\\n    pass
with (a as b, c as (d, e)):\\n    pass
match x:\\n    case [1, *r] | {'k': 2, **s} if t:\\n        pass\\n    case C(a, b=1) as d:\\n        pass\\n    case -1.5 + 2j | 'a' | None | p.q:\\n        pass\\n    case _:\\n        pass
import a.b as c, d
from . import (a as b, c)
from ..x.y import *
global_ = lambda a, *b, c=1, **d: (yield_)
x = [i for i in j if k for l in m]
x = {a: b, **c}
x = {k: v async_for for k, v in z}
x = {a, *b}
x = a if b else c
print(a, *b, c=d, **e)
x = f'{a!r:>{b}} {c=}' "d" rf'{x}'
assert a, b
raise A from B
return_ = x[1:2, ::3, ...]
async def f():\\n    async with a as b:\\n        await c\\n    return [x async for x in y]
async def f():\\n    async for i in j:\\n        yield i
def f():\\n    global x\\n    x = yield\\n    y = yield from z
def f():\\n    x = 1\\n    def g():\\n        nonlocal x\\n        x = 2
type A[T] = list[T]
(x := 1) and (y := 2)
if (n := 3) > 2: pass
@a.b(c)\\ndef f(): ...
x = not a in b is not c
x = 0x1f + 1_000 + 1e5 + 3j + 0b1 + 0o7
x = b'a' b"c" + rb'\\\\'
x = '''a\\nb'''
a = b = c = d
x = ~-+a @ b % c << d >> e & f | g ^ h
pass; x = 1; y
""".strip().split("\n")

TOKEN = re.compile(r"\s*\n\s*|[ ]+|\w+|'''|[frbu]*['\"]|:=|->|\*\*=?|//=?|<<|>>|[<>=!]=|\.\.\.|[-+*/%&|^@]=|.", re.S)
EXTRA = "( ) [ ] { } , : ; . = == := * ** -> @ + - not in is if else for def class lambda return yield await async import from as with try except finally raise None True 1 x 'a' f'{x}' \\ ! ? $ while match case type _ __debug__ \n global nonlocal pass break continue del assert ~ ...".split(" ")


class Mutator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def text(self):
        r = self.random
        tokens = TOKEN.findall("\n".join(r.choice(STATEMENTS).replace("\\n", "\n") for _ in range(r.choice((1, 1, 2)))))
        for _ in range(r.choice((1, 1, 1, 2, 3))):
            at = r.randrange(len(tokens))
            kind = r.randrange(5)
            if kind == 0:
                del tokens[at]
            elif kind == 1:
                tokens.insert(at, r.choice(tokens))
            elif kind == 2:
                tokens.insert(at, r.choice(EXTRA))
            elif kind == 3:
                tokens[at] = r.choice(EXTRA)
            else:
                other = r.randrange(len(tokens))
                tokens[at], tokens[other] = tokens[other], tokens[at]
            if not tokens:
                tokens = ["x"]
        return "".join(tokens)


PROGRAM = '''
for text in TEXTS:
    try:
        compile(text, "<text>", "exec", dont_inherit=True)
        print("accepted", ascii(text))
    except (SyntaxError, ValueError, OverflowError) as e:
        place = f"{e.msg} {(e.lineno, e.offset, e.end_lineno, e.end_offset)}" if isinstance(e, SyntaxError) else ""
        print("SyntaxError" if isinstance(e, SyntaxError) else type(e).__name__, place, ascii(text))
'''

if __name__ == "__main__":
    mutator = Mutator(int(sys.argv[1]))
    print("TEXTS =", ascii([mutator.text() for _ in range(400)]))
    print(PROGRAM)
