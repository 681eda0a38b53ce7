# compile: modes, file names, code attributes, incomplete input, large sources.
import sys
for mode, src in (("eval", "1 + 1"), ("exec", "r = 1 + 1"), ("single", "1 + 1"), ("single", "r = 5"), ("single", "if 1: 7\n"), ("exec", "1 + 1"), ("exec", ""), ("eval", "(1,\n2)"), ("single", "'a'; 'b'")):
    c = compile(src, f"<{mode}>", mode)
    ns = {}
    print(mode, repr(src), c.co_name, c.co_filename, c.co_argcount, end=" -> ")
    if mode == "single":
        print()
    r = eval(c, ns)
    print(r, ns.get("r"))
for mode, src in (("eval", "x = 1"), ("eval", ""), ("eval", "1\n2"), ("eval", "if 1: 2"), ("eval", "return 1"), ("exec", "x ="), ("exec", "def f("), ("single", "x = 1\ny = 2"), ("single", ""), ("single", "if 1:\n  2\n3"), ("bad", "1"), ("exec", "f(**a, *b)"), ("exec", "nonlocal x"), ("exec", "  x"), ("exec", "x\n y"), ("exec", "\tx = 1"), ("exec", "x = '"), ("exec", "x = '''"), ("exec", "(((")):
    try:
        compile(src, "<src>", mode)
        print(mode, repr(src), "ok")
    except (SyntaxError, ValueError) as e:
        print(mode, repr(src), type(e).__name__, e)
code = compile("def f(a, b=1, *c, d, **e):\n    '''doc'''\n    x = a + b\n    def g():\n        return x, a\n    return g\n", "file.py", "exec")
f = [k for k in code.co_consts if hasattr(k, "co_name")][0]
print(f.co_name, f.co_varnames, f.co_cellvars, f.co_freevars, f.co_argcount, f.co_kwonlyargcount, f.co_firstlineno, f.co_nlocals, f.co_filename, f.co_qualname)
g = [k for k in f.co_consts if hasattr(k, "co_name")][0]
print(g.co_name, g.co_freevars, g.co_qualname, g.co_firstlineno, code.co_names, f.co_consts[0] == "doc")
print(code == compile("def f(a, b=1, *c, d, **e):\n    '''doc'''\n    x = a + b\n    def g():\n        return x, a\n    return g\n", "file.py", "exec"), code == f, hash(code) == hash(code), repr(code).startswith("<code object <module> at 0x"), repr(code).endswith('file "file.py", line 1>'))
ns = {}
exec(code, ns)
print(ns["f"](1, d=2)(), ns["f"].__code__.co_name)
try:
    exec(f)
except TypeError as e:
    print(e)
r = f.replace(co_name="renamed") if hasattr(f, "replace") else f
print(r.co_name)
F = type(lambda: 0)
try:
    F(g, {})
except TypeError as e:
    print(e)


def outer():
    x, a = 1, 2
    return lambda: (x, a)


print(F(g, {}, "n", None, outer().__closure__[::-1])(), F(compile("1", "", "eval"), {})())
for bad in (lambda: compile(), lambda: compile("1"), lambda: compile("1", "f"), lambda: compile(1, "f", "eval"), lambda: compile("1", 5, "eval"), lambda: compile("1", "f", 5), lambda: compile("1", "f", "eval", "x"), lambda: compile("a\0", "f", "eval"), lambda: setattr(code, "co_name", "x"), lambda: eval(code, 5), lambda: compile("1", "f", "eval", 0, True, 5)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e)[:80])
print(eval(compile("'é' + x", "<u>", "eval"), {"x": "日"}), eval(compile("'é'".encode("latin-1").decode("latin-1"), "f", "eval")), eval(compile(b"# coding: latin-1\n'\xe9'", "f", "eval")), len(eval(compile("[" + "1," * 3000 + "]", "", "eval"))))
print(compile("x", "a", "eval").co_names, compile("x.y(z)", "a", "eval").co_names, compile("lambda: (yield)", "a", "eval").co_consts[0].co_name, compile("pass", "é.py", "exec").co_filename)
