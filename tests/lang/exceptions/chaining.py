# __cause__, __context__, __suppress_context__, from, and loops of context.
def describe(e, depth=0):
    seen = []
    while e is not None:
        seen.append((type(e).__name__, e.args, e.__suppress_context__))
        e = e.__cause__ if e.__cause__ is not None else e.__context__
        if len(seen) > 6:
            seen.append("...")
            break
    return seen


try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v")
except ValueError as e:
    print(describe(e), e.__cause__)
try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise ValueError("v") from z
except ValueError as e:
    print(describe(e), e.__cause__ is e.__context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v") from None
except ValueError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
try:
    raise ValueError("v") from KeyError
except ValueError as e:
    print(repr(e.__cause__), e.__context__)
for bad in (5, int, "s"):
    try:
        raise ValueError("v") from bad
    except TypeError as e:
        print(e)
try:
    try:
        raise KeyError(1)
    finally:
        raise IndexError(2)
except IndexError as e:
    print(describe(e))
try:
    try:
        raise KeyError(1)
    except KeyError:
        try:
            raise IndexError(2)
        except IndexError:
            raise TypeError(3)
except TypeError as e:
    print(describe(e))
try:
    try:
        raise KeyError(1)
    except KeyError:
        try:
            raise IndexError(2)
        except IndexError:
            pass
        raise TypeError(3)
except TypeError as e:
    print(describe(e))


def f():
    raise ValueError("inner function")


try:
    try:
        raise KeyError(1)
    except KeyError:
        f()
except ValueError as e:
    print(describe(e))
saved = ValueError("same")
try:
    try:
        raise saved
    except ValueError:
        raise saved
except ValueError as e:
    print(describe(e), e.__context__)
a, b = KeyError("a"), KeyError("b")
try:
    try:
        raise a
    except KeyError:
        try:
            raise b
        except KeyError:
            raise a
except KeyError as e:
    print(e, e.__context__, b.__context__)
e = ValueError()
e.__cause__ = KeyError("c")
print(e.__suppress_context__)
e.__suppress_context__ = False
e.__context__ = TypeError("t")
print(describe(e))
for attr, val in (("__cause__", 5), ("__context__", "x"), ("__traceback__", 1), ("args", 5), ("__suppress_context__", 5)):
    try:
        setattr(e, attr, val)
        print("set", attr, getattr(e, attr))
    except TypeError as t:
        print(t)
for attr in ("__cause__", "__context__", "__traceback__"):
    try:
        delattr(e, attr)
    except TypeError as t:
        print(t)
e.__cause__ = None
print(e.__cause__)


class CM:
    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        raise RuntimeError("exit") from v


try:
    with CM():
        raise KeyError("body")
except RuntimeError as e:
    print(describe(e))
def gen():
    try:
        yield
    except KeyError:
        raise ValueError("gen")


g = gen()
next(g)
try:
    try:
        raise OSError("first")
    except OSError:
        g.throw(KeyError("thrown"))
except ValueError as e:
    print(describe(e))
