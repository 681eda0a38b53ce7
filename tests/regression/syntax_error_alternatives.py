# Wrong source texts, found by mutation, whose message or place differed: which of several known mistakes is named.


def show(text):
    try:
        compile(text, "<text>", "exec")
        print("accepted", text.split("\n"))
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset), text.split("\n"))


# Behind an expression, braces are examined like a comprehension's: the first element only.
for text in ("x {a b}", "x {k: v w for k in z}", "3 {k: v w}", "x {(a b): 1}", "x {a: (a b)}", "x {a: b if c}", "x {a if b}",
             "print {k: v w}", "x[a, b for c in d]", "x[*a for b in c]", "x = a if b { c", "x  [i for i in j for ~l in m]"):
    show(text)

# What a conversion is called matters when the field is whole.
for text in ("f'{a!rx>{b}}'", "f'{a!rx b}'", "f'{a!rx:>{b}'", "f'{a!rx}'", "f'{a! r b}'"):
    show(text)

# `not` behind a sign, if that is the first factor of a term.
for text in ("x = - not a", "x = - - not a", "x = 1 - - not a", "x = 2 * - not a", "x = - not - not a"):
    show(text)

for text in ("print(**a, *b, c=d, **e)", "f(**a, *b,\n c=1)", "f(**a, *b)", "match x:\n  case C(a, _=1): pass", "match x:\n  case C(_=1): pass",
             "try:except\n   A\nexcept* x as e", "try: except A: pass\nexcept* B: pass", "try: except* : pass",
             "match x:\n case [\n  1, *r] | {'k': 2, **s}: pass"):
    show(text)

# __debug__: the code generator's error, behind all of the symbol table's.
for text in ("__debug__: int = 3", "__debug__: int", "x.__debug__: int", "(__debug__): int = 1", "type __debug__[T] = list[T]", "x.__debug__ += 1",
             "match x:\n case C(a=1, __debug__=1): pass", "__debug__ = 1\ndef f(x):\n global x", "match x:\n case [1, *r] | {'k': 2}: pass\n__debug__ = 1",
             "__debug__ = 1\nreturn", "return\n__debug__ = 1"):
    show(text)


class Static:
    def method(self):
        self.augmented += 1
        self.annotated: int
        self.bound: int = 2


print(Static.__static_attributes__)

# The end of the text within an f-string's field does not go before the mistake that the parser found there.
for text in ("f'{a\nraise A", "f'{a b\nraise A", "x = f'{(a\nraise", "x = (f'' f''\nraise", "x = f'{a:b\nraise", "f'{a", "f'{a!r:{b} {c=}'"):
    show(text)
