# ExceptionGroup without except*: construction, split, subgroup, derive, nesting, messages.
eg = ExceptionGroup("top", [ValueError("v"), TypeError("t"), ExceptionGroup("in", [KeyError("k"), ValueError("v2")])])
print(eg, repr(eg), eg.message, len(eg.exceptions), eg.args, str(eg.exceptions[2]))
m, r = eg.split(ValueError)
print(repr(m), repr(r))
print(eg.split(OSError)[0], eg.split((ValueError, TypeError, KeyError))[1], eg.subgroup(KeyError), eg.subgroup(lambda e: isinstance(e, TypeError) or isinstance(e, ExceptionGroup) and False))
print(eg.subgroup(ExceptionGroup) is eg, eg.split(Exception) == (eg, None), eg.subgroup(OSError))
eg.add_note("n1")
eg.__cause__ = OSError("cause")
s = eg.subgroup(TypeError)
print(s.__notes__, repr(s.__cause__), s.message)


class My(ExceptionGroup):
    def __new__(cls, msg, excs, extra=None):
        self = super().__new__(cls, msg, excs)
        self.extra = extra
        return self

    def derive(self, excs):
        return My(self.message, excs, self.extra)


x = My("mine", [ValueError(1), KeyError(2)], "ex")
a, b = x.split(KeyError)
print(type(a).__name__, a.extra, repr(a), repr(b), x.extra, isinstance(x, Exception), isinstance(x, BaseExceptionGroup))


class NoDerive(ExceptionGroup):
    pass


print(type(NoDerive("n", [ValueError()]).subgroup(ValueError)).__name__, type(NoDerive("n", [ValueError(), KeyError()]).subgroup(ValueError)).__name__)


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: ExceptionGroup("m"))
show(lambda: ExceptionGroup("m", []))
show(lambda: ExceptionGroup("m", [1]))
show(lambda: ExceptionGroup("m", 5))
show(lambda: ExceptionGroup(5, [ValueError()]))
show(lambda: ExceptionGroup("m", [KeyboardInterrupt()]))
show(lambda: BaseExceptionGroup("m", [KeyboardInterrupt()]))
show(lambda: type(BaseExceptionGroup("m", [ValueError()])).__name__)
show(lambda: ExceptionGroup("m", (ValueError(),)).exceptions)
show(lambda: eg.split(5))
show(lambda: eg.split("a"))
show(lambda: eg.subgroup([ValueError]))
show(lambda: setattr(eg, "message", "x"))
show(lambda: setattr(eg, "exceptions", ()))
show(lambda: ExceptionGroup("m", [ValueError], foo=1))
try:
    raise eg
except ValueError:
    print("never")
except ExceptionGroup as g:
    print("caught group", g.message)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except ExceptionGroup as g:
        raise g.exceptions[0]
except ValueError as e:
    print(repr(e), repr(e.__context__))
def leaves(g):
    for e in g.exceptions:
        if isinstance(e, BaseExceptionGroup):
            yield from leaves(e)
        else:
            yield e


print([repr(e) for e in leaves(eg)], ExceptionGroup.__mro__[1:3], BaseExceptionGroup.__name__, ExceptionGroup[int] if hasattr(ExceptionGroup, "__class_getitem__") else "")
