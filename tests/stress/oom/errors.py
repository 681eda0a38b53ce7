# Exceptions: raising, catching, chains, groups, notes, finally, with.
class E(Exception):
    def __init__(self, a, b=None): super().__init__(a); self.b = b
def f(n):
    try:
        if n == 0: raise E("zero", b=1)
        if n == 1: 1 / 0
        if n == 2: return {}["k"]
        return [][n]
    except ZeroDivisionError as e:
        raise E("from zero") from e
    except KeyError as e:
        e.add_note("a note")
        raise
    finally:
        print("finally", n)
for i in range(4):
    try: f(i)
    except (E, KeyError, IndexError) as e:
        print(type(e).__name__, e.args, repr(e.__cause__), repr(e.__context__), getattr(e, "__notes__", None), e.__traceback__.tb_lineno > 0)
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError("t"), ExceptionGroup("in", [ValueError(2)])])
except* ValueError as g: print(repr(g))
except* TypeError as g: print(repr(g))
class M:
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t); return t is LookupError
with M() as m, M(): pass
with M(): raise LookupError
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
        finally: print("loop", i)
    else: print("never")
    try: return "try"
    finally: print("ret")
print(g())
try:
    try: raise ValueError("first")
    except ValueError: raise RuntimeError("second")
except RuntimeError as e: print(repr(e), repr(e.__context__))
try: assert 1 == 2, "no"
except AssertionError as e: print(e)
try: undefined
except NameError as e: print(e, e.name)
try: (1).nope
except AttributeError as e: print(e, e.name, e.obj)
try: open("/nonexistent/x")
except OSError as e: print(type(e), e.errno, e.filename)
try: b"\xff".decode()
except UnicodeDecodeError as e: print(e.start, e.reason)
try: compile("a b", "x", "exec")
except SyntaxError as e: print(e.msg, e.lineno, e.offset)
