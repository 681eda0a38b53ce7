# The name of an except clause: bound, deleted, shadowing, in loops, generators, classes and closures.
e = "before"
try:
    raise ValueError("v")
except ValueError as e:
    inside = e
try:
    e
except NameError as err:
    print(err)
print(inside)
for i in range(2):
    try:
        raise KeyError(i)
    except KeyError as k:
        print("k" in globals(), k)
    print("k" in globals())


def f():
    e = "local"
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as u:
        return str(u)


print(f())


def g():
    try:
        raise ValueError("x")
    except ValueError as e:
        return lambda: e


try:
    g()()
except NameError as n:
    print(n)


def h():
    try:
        raise ValueError("x")
    except ValueError as e:
        del e
        return "deleted inside is fine"


print(h())


def j():
    try:
        raise ValueError("x")
    except ValueError as e:
        e = "rebound"
        r = e
    return r, "e" in locals()


print(j())


def nested():
    try:
        raise ValueError("outer")
    except ValueError as e:
        try:
            raise KeyError("inner")
        except KeyError as e:
            print(repr(e))
        try:
            print(e)
        except UnboundLocalError as u:
            return str(u)


print(nested())


class C:
    try:
        raise ValueError("in class")
    except ValueError as exc:
        saved = str(exc)


print(C.saved, hasattr(C, "exc"))


def gen():
    try:
        raise ValueError("gen")
    except ValueError as e:
        yield str(e)
        yield repr(e)
    yield "e" in locals()


print(list(gen()))


def with_return():
    try:
        raise ValueError("r")
    except ValueError as e:
        return e
    finally:
        print("e" in locals())


print(repr(with_return()))


def with_break():
    for _ in range(1):
        try:
            raise ValueError
        except ValueError as e:
            break
    return "e" in locals()


def with_continue():
    for _ in range(1):
        try:
            raise ValueError
        except ValueError as e:
            continue
    return "e" in locals()


def with_raise():
    try:
        try:
            raise ValueError
        except ValueError as e:
            raise KeyError
    except KeyError:
        return "e" in locals()


print(with_break(), with_continue(), with_raise())


def glob():
    global ge
    try:
        raise ValueError("global")
    except ValueError as ge:
        print(repr(ge))
    return "ge" in globals()


print(glob())


def nl():
    e = 1

    def inner():
        nonlocal e
        try:
            raise ValueError
        except ValueError as e:
            pass

    inner()
    try:
        return e
    except NameError as n:
        return str(n)


print(nl())
import sys


def cycle():
    try:
        raise ValueError("c")
    except ValueError as e:
        keep = e
    return keep.__traceback__.tb_frame.f_locals.get("e", "no e")


print(cycle())
def multi(x):
    try:
        raise x
    except (ValueError, TypeError) as e:
        r = "A" + str(e)
    except KeyError as e:
        r = "B" + str(e)
    except Exception as other:
        r = "C" + str(other)
    return r, sorted(k for k in locals() if k != "x")


print(multi(ValueError(1)), multi(KeyError(2)), multi(OSError(3)))
