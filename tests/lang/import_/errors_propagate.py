# Errors inside imported modules: tracebacks, cleanup of sys.modules, retry, partial packages.
import sys


def attempt(name):
    try:
        __import__(name)
        return "ok"
    except BaseException as e:
        return type(e).__name__, str(e)


print(attempt("mods.raise_once"), "mods.raise_once" in sys.modules)
sys.fixed = True
print(attempt("mods.raise_once"), "mods.raise_once" in sys.modules, sys.modules["mods.raise_once"].done)
print(attempt("mods.exits"), "mods.exits" in sys.modules)
print(attempt("mods.bad_child"), "mods.bad_child" in sys.modules, "mods.bad_child.child" in sys.modules)
try:
    import mods.fails_deep
except ZeroDivisionError as e:
    tb, names = e.__traceback__, []
    while tb:
        names.append((tb.tb_frame.f_code.co_name, tb.tb_frame.f_globals["__name__"], tb.tb_lineno))
        tb = tb.tb_next
    names = [n for n in names if not n[1].startswith("importlib") and not n[1].startswith("_frozen")]
    print(names)
print(attempt("mods.syntax_bad"), attempt("mods.indent_bad"))
try:
    import mods.syntax_bad
except SyntaxError as e:
    print(e.filename.endswith("syntax_bad.py"), e.lineno, e.offset, repr(e.text))
print(attempt("mods.simple"), attempt("mods..simple"), attempt(".mods"), attempt("mods."))
del sys.fixed
