# add_note, __traceback__ objects, sys.exc_info, sys.exception.
import sys

e = ValueError("x")
e.add_note("one")
e.add_note("two")
print(e.__notes__, hasattr(KeyError(), "__notes__"))
for bad in (5, None):
    try:
        e.add_note(bad)
    except TypeError as t:
        print(t)


def a():
    b()


def b():
    c = 1
    raise KeyError("deep")


try:
    a()
except KeyError as e:
    tb = e.__traceback__
    names = []
    t = tb
    while t:
        names.append((t.tb_frame.f_code.co_name, t.tb_lineno))
        t = t.tb_next
    print(names, type(tb).__name__, sys.exc_info()[0], sys.exc_info()[1] is e, sys.exc_info()[2] is tb, sys.exception() is e)
    print(tb.tb_next.tb_next.tb_frame.f_locals, tb.tb_frame.f_globals is globals(), tb.tb_lasti >= 0)
print(sys.exc_info(), sys.exception())


def nested():
    try:
        1 / 0
    except ZeroDivisionError:
        inner()
        return sys.exc_info()[0].__name__


def inner():
    try:
        {}[1]
    except KeyError:
        pass
    return sys.exc_info()[0].__name__


print(nested(), sys.exc_info()[0])
saved = KeyError("reraised")
for i in range(2):
    try:
        raise saved
    except KeyError as e:
        n = 0
        t = e.__traceback__
        while t:
            n += 1
            t = t.tb_next
        print("entries", n)
e = ValueError("w").with_traceback(tb)
print(e.__traceback__ is tb)
try:
    raise e.with_traceback(None)
except ValueError as e:
    print(e.__traceback__.tb_next)
try:
    ValueError().with_traceback(5)
except TypeError as t:
    print(t)
f = sys._getframe()
print(f.f_code.co_name, f.f_lineno, f.f_back, f.f_globals is globals(), f.f_locals is globals(), f.f_builtins is not None)


def where():
    f = sys._getframe(1)
    return f.f_code.co_name, f.f_lineno


def caller():
    return where()


print(caller())
try:
    sys._getframe(10000)
except ValueError as e:
    print(e)


def locs():
    x = 1
    y = [2]
    return sys._getframe().f_locals


print(dict(locs()))


def finally_info():
    try:
        raise ValueError("f")
    finally:
        print(sys.exc_info()[0].__name__)


try:
    finally_info()
except ValueError:
    pass
def tb_tree():
    try:
        raise ValueError
    except ValueError as e:
        return e.__traceback__


t = tb_tree()
print(t.tb_frame.f_code.co_name, t.tb_next, t.tb_frame.f_lineno >= t.tb_lineno)
try:
    t.tb_next = t
except ValueError as e:
    print(e)
try:
    t.tb_next = 5
except TypeError as e:
    print(e)
