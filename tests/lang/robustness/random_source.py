# Ten thousand random bytes, and random token salads, are errors or programs, never a crash.
state = 12345


def rnd(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return (state >> 33) % n


kinds = set()
for seed in range(20):
    state = seed
    source = bytes(rnd(256) for _ in range(10000))
    try:
        compile(source, "<random>", "exec")
    except (SyntaxError, ValueError) as e:
        kinds.add(type(e).__mro__[-4].__name__ if isinstance(e, SyntaxError) else "ValueError")
print(len(kinds) >= 1)
words = ["if", "else", "for", "x", "1", "(", ")", ":", "\n", "    ", "in", "def", "class", "=", "+", "[", "]", "{", "}", ",", "lambda", "return", "'s'", "f'{x}'", "*", "**", "not", "try", "except", "with", "as", "import", "from", ".", "@", ":=", "->", "yield", "await", "\\\n", "\t", "#c\n", "'''", "\"", "0x", "1e", "…", "é", "global", "nonlocal", "assert", "del", "pass", "while", "finally", "raise", "match", "case", "type", "_", "...", "!", "$", "\x00", "\r"]
ok = bad = 0
for seed in range(1500):
    state = seed
    source = " ".join(words[rnd(len(words))] for _ in range(1 + rnd(25)))
    try:
        compile(source, "<salad>", "exec")
        ok += 1
    except SyntaxError:
        bad += 1
print(ok + bad)
good = "def f(a, b=q, *c, d, **e):\n    if a and (b or c):\n        return [x for x in {y: z} if x]\n    with a as b, c:\n        yield f'{a!r:>{b}}' \"s\" if d else ...\nclass C(f, metaclass=g):\n    x: int = v\n    @deco\n    def m(self): global z; z += w; del z\ntry:\n    import a.b as c\nexcept (A, B) as e:\n    raise X from e\nfinally:\n    lambda *a, k=q: (yield)\n"
compile(good.replace("    lambda *a, k=q: (yield)", "    pass"), "<good>", "exec")
n = 0
for i in range(len(good)):
    for change in (good[:i], good[i:], good[:i] + good[i + 1:], good[:i] + words[i % len(words)] + good[i:]):
        try:
            compile(change, "<cut>", "exec")
        except SyntaxError as e:
            n += e.lineno is not None or e.msg is not None
        except ValueError:
            pass
print(n > 100)
for src in ("\x00", "a\x00b", "'\x00'", "\ud800", "# \ud800", "x = '\ud800'", "\ufeff\ufeff1", "\x0c", "\x1a", "\u2028", "x\u2028y", "\xa0", "١", "x = ١", "€", "x\u0301", "\u0301x", "𝟙", "if\u00a01:pass"):
    try:
        compile(src, "<odd>", "exec")
        print(ascii(src), "ok")
    except (SyntaxError, ValueError, UnicodeError) as e:
        print(ascii(src), type(e).__name__)
