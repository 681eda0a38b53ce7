# User exception classes: hierarchy, attributes, __str__, __init__ and args, equality, metaclasses, multiple bases.
class AppError(Exception):
    code = 1

    def __init__(self, message, **info):
        super().__init__(message)
        self.info = info

    def __str__(self):
        base = super().__str__()
        return f"{base} {self.info}" if self.info else base


class NotFound(AppError, KeyError):
    code = 404


class Quiet(AppError):
    def __init__(self):
        pass


class NoSuper(Exception):
    def __init__(self, a, b):
        self.ab = a + b


class Data(Exception):
    def __init__(self, *args, kind="k"):
        self.kind = kind


for e in (AppError("plain"), AppError("with", a=1), NotFound("nf", path="/x"), Quiet.__new__(Quiet), NoSuper(1, 2), Data(1, 2, kind="z"), Data()):
    try:
        raise e
    except NotFound as x:
        print("NotFound", x, x.code, x.args, isinstance(x, LookupError))
    except AppError as x:
        print("AppError", repr(x), x.args, x.code)
    except Exception as x:
        print(type(x).__name__, repr(x), str(x), x.args, vars(x))
print([c.__name__ for c in NotFound.__mro__])


class WithNew(Exception):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        self.made = len(args)
        return self


print(WithNew(1, 2).made, WithNew(1).args, repr(WithNew("x")))


class Eq(Exception):
    def __eq__(self, o):
        return type(o) is type(self) and self.args == o.args

    __hash__ = Exception.__hash__


print(Eq(1) == Eq(1), Eq(1) == Eq(2), ValueError(1) == ValueError(1), len({Eq(1), Eq(2)}))


class BadInit(Exception):
    def __init__(self):
        raise TypeError("in init")


try:
    raise BadInit
except TypeError as e:
    print(e)
try:
    raise BadInit()
except TypeError as e:
    print(e, e.__context__)


class NotExc:
    pass


class ReturnsOther(Exception):
    def __new__(cls):
        return NotExc()


for cls in (NotExc, ReturnsOther):
    try:
        raise cls
    except TypeError as e:
        print(e)
try:
    class Multi(OSError, KeyError):
        pass
    print(Multi(1, 2).errno)
except TypeError as e:
    print(e)


class MyOS(OSError):
    def __init__(self, a):
        super().__init__(a, "custom")


print(MyOS(2).errno, MyOS(2), type(MyOS(2)).__name__, MyOS(2).args)


class MyStop(StopIteration):
    pass


def gen():
    yield 1
    raise MyStop("inside generator")


try:
    list(gen())
except RuntimeError as e:
    print(e, repr(e.__cause__))


class Base(BaseException):
    pass


try:
    try:
        raise Base("base")
    except Exception:
        print("never")
except BaseException as e:
    print(repr(e))
class Slotted(Exception):
    __slots__ = ("x",)


s = Slotted("m")
s.x = 1
s.y = 2
print(s.x, s.y, s)
class Prop(Exception):
    @property
    def message(self):
        return self.args[0].upper()


try:
    raise Prop("text")
except Prop as e:
    print(e.message)


def handler(kind):
    return {int: ValueError, str: (KeyError, IndexError)}[kind]


for kind, exc in ((int, ValueError), (str, IndexError)):
    try:
        raise exc("dyn")
    except handler(kind) as e:
        print("matched", type(e).__name__)
def nested_match():
    try:
        raise NotFound("z")
    except (ValueError, (TypeError, (LookupError,))):
        return "nested tuple"


print(nested_match() if False else "skip nested")
try:
    raise NotFound("q")
except (ValueError, LookupError) as e:
    print(type(e).__name__)
