# The tree of built-in exceptions, drawn, and their special attributes.
def tree(cls, depth=0):
    print("  " * depth + cls.__name__)
    for sub in sorted((s for s in cls.__subclasses__() if s.__module__ == "builtins"), key=lambda s: s.__name__):
        tree(sub, depth + 1)


names = sorted(n for n, v in vars(__builtins__).items() if isinstance(v, type) and issubclass(v, BaseException))
print(names)
for n in names:
    c = getattr(__builtins__, n)
    print(n, [b.__name__ for b in c.__mro__[1:-1]], c.__module__)
e = OSError(13, "Permission denied", "file1", None, "file2")
print(e.errno, e.strerror, e.filename, e.filename2, e.args, e, type(e).__name__)
for code in (1, 2, 3, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 9999):
    print(code, type(OSError(code, "x")).__name__)
print(type(OSError(2)).__name__, OSError().errno, OSError(1, 2, 3, 4, 5, 6).args if False else OSError("a").args)
i = ImportError("msg", name="n", path="p")
print(i.msg, i.name, i.path, i)
u = UnicodeEncodeError("ascii", "aé", 1, 2, "why")
print(u.encoding, u.object, u.start, u.end, u.reason, u)
u = UnicodeDecodeError("utf-8", b"ab\xff\xfe", 2, 4, "why")
print(u, u.object)
u = UnicodeTranslateError("abc", 0, 2, "why")
print(u)
s = SyntaxError("m", ("file", 3, 7, "the line\n", 3, 9))
print(s.msg, s.filename, s.lineno, s.offset, s.text, s.end_lineno, s.end_offset, s)
print(SyntaxError("m"), SyntaxError().msg, StopIteration(1, 2).value, StopIteration().value, SystemExit(4).code, SystemExit().code, SystemExit(1, 2).code)
a = AttributeError("m", name="n", obj=[1])
print(a.name, a.obj, NameError("x", name="y").name, KeyError("k"), KeyError(), KeyError("a", "b"), str(KeyError("it's")))


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: ValueError(a=1))
show(lambda: ImportError(zzz=1))
show(lambda: UnicodeDecodeError(1))
show(lambda: UnicodeEncodeError("a", "b", "c", "d", "e"))
show(lambda: AttributeError(foo=1))
show(lambda: OSError(a=1))
show(lambda: BaseException.__new__(int))
g = ExceptionGroup("eg", [ValueError(1), TypeError(2)])
print(g, g.message, g.exceptions, repr(g), isinstance(g, Exception))
show(lambda: ExceptionGroup("x", []))
show(lambda: ExceptionGroup("x", [5]))
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
m, r = g.split(ValueError)
print(m, r, g.subgroup(TypeError), g.subgroup(KeyError), g.derive([OSError()]))
