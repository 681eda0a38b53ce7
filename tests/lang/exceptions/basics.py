# try/except: matching, hierarchy, names, re-raise, args.
def show(thunk):
    try:
        return thunk()
    except (KeyError, IndexError) as e:
        return "lookup", type(e).__name__, e.args
    except ZeroDivisionError:
        return "zero"
    except Exception as e:
        return "other", type(e).__name__, str(e)


print(show(lambda: {}["k"]), show(lambda: [][0]), show(lambda: 1 / 0), show(lambda: int("x")), show(lambda: 1))


class MyError(Exception):
    def __init__(self, code, msg="m"):
        super().__init__(msg)
        self.code = code


class Sub(MyError):
    def __str__(self):
        return f"<{self.code}>"


try:
    raise Sub(5)
except MyError as e:
    print(type(e).__name__, e, e.args, e.code, repr(e))
try:
    raise MyError
except TypeError as e:
    print(e)
try:
    "e" in globals() and print("e is still bound")
    e
except NameError as err:
    print(err)
for exc in (ValueError, ValueError(), ValueError(1), ValueError(1, 2), ValueError("a"), KeyError("a"), KeyError(1, 2), OSError(2, "No such file"),
            OSError(2, "No such", "fname"), OSError("one"), StopIteration(5), SystemExit(3), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
            ImportError("m", name="n", path="p"), NameError("n"), AttributeError("a", name="nm", obj=1), SyntaxError("msg", ("f", 1, 2, "text"))):
    try:
        raise exc
    except BaseException as e:
        print(type(e).__name__, "|", e, "|", repr(e), "|", e.args)


def reraise():
    try:
        try:
            raise ValueError("v")
        except ValueError:
            raise
    except ValueError as e:
        return e.args


print(reraise())


def bare():
    try:
        {}[1]
    except:
        return "bare"


print(bare())


def wrong(exc):
    try:
        raise exc
    except TypeError as e:
        return e.args[0]


print(wrong(5), "|", wrong("s"), "|", wrong(int), "|", wrong(None), "|", wrong(object()))


def bad_except(matcher):
    try:
        try:
            raise ValueError("x")
        except matcher:
            return "matched"
    except TypeError as e:
        return str(e)
    except ValueError:
        return "unmatched"


print(bad_except(5), bad_except("s"), bad_except((ValueError, 5)), bad_except((5, ValueError)), bad_except(()), bad_except((KeyError, (ValueError,))),
      bad_except(object), bad_except(Exception), bad_except(KeyError))
try:
    raise
except RuntimeError as e:
    print(e)


class Meta(type):
    def __instancecheck__(cls, o):
        return True

    def __subclasscheck__(cls, c):
        return True


class Any(Exception, metaclass=Meta):
    pass


try:
    try:
        raise ValueError("not any")
    except Any:
        print("wrong: except uses no hook")
except ValueError as e:
    print(e)
calls = []


def matcher():
    calls.append(1)
    return KeyError


try:
    pass
except matcher():
    pass
print(calls)
print(issubclass(KeyError, LookupError), issubclass(FileNotFoundError, OSError), IOError is OSError, issubclass(bool, int))
e = ValueError("a", "b")
e.args = (1,)
print(e, repr(e), e.args)
e.x = 5
print(e.__dict__, e == e, e == ValueError(1), e.with_traceback(None) is e)
