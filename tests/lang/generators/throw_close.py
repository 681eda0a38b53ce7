# throw, close, finally and exceptions in generators.
def g():
    while True:
        try:
            v = yield 1
            print("got", v)
        except ValueError as e:
            print("caught", e)
            yield "handled"
        finally:
            print("finally")


x = g()
next(x)
print(x.throw(ValueError("boom")))
print(next(x))
try:
    x.throw(KeyError("k"))
except KeyError as e:
    print("out", repr(e))
try:
    next(x)
except StopIteration:
    print("exhausted")


def closer():
    try:
        yield 1
    except GeneratorExit:
        print("exit seen")
        raise
    finally:
        print("closing")


c = closer()
next(c)
print(c.close(), c.close())
c = closer()
print(c.close(), list(c))


def returns_on_close():
    try:
        yield
    except GeneratorExit:
        return "value"


r = returns_on_close()
next(r)
print(r.close())


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


i = ignores()
next(i)
try:
    i.close()
except RuntimeError as e:
    print(e)


def raises_on_close():
    try:
        yield
    finally:
        raise OSError("in close")


i = raises_on_close()
next(i)
try:
    i.close()
except OSError as e:
    print(e, type(e.__context__).__name__)


def stop_inside():
    yield 1
    raise StopIteration("leak")


s = stop_inside()
next(s)
try:
    next(s)
except RuntimeError as e:
    print(e, repr(e.__cause__), e.__cause__ is e.__context__)


def nxt():
    yield next(iter([]))


try:
    list(nxt())
except RuntimeError as e:
    print(e)


def plain():
    yield 1


for args in [(ValueError,), (ValueError("inst"),), (5,), ("str",), (int,)]:
    p = plain()
    next(p)
    try:
        p.throw(*args)
    except BaseException as e:
        print(type(e).__name__, e)
p = plain()
try:
    p.throw(ValueError("not started"))
except ValueError as e:
    print(e)
print(list(p))
try:
    p.throw(ValueError("finished"))
except ValueError as e:
    print(e)


def context():
    try:
        yield 1
    except ValueError:
        raise KeyError("new")


k = context()
next(k)
try:
    k.throw(ValueError("orig"))
except KeyError as e:
    print(repr(e), repr(e.__context__))


def exc_state():
    try:
        raise ValueError("inner")
    except ValueError:
        yield 1
        try:
            raise
        except ValueError as e:
            yield str(e)


import sys
z = exc_state()
try:
    raise KeyError("outer")
except KeyError:
    next(z)
    print(sys.exc_info()[0].__name__)
print(sys.exc_info()[0], next(z))


def dropped():
    try:
        yield 1
    finally:
        print("dropped finally")


d = dropped()
next(d)
del d
print("after del")


def with_return_in_finally():
    try:
        yield 1
    finally:
        return 7


w = with_return_in_finally()
next(w)
try:
    w.throw(ValueError)
except StopIteration as e:
    print("value", e.value)


def loop():
    for i in range(5):
        try:
            yield i
        except ValueError:
            print("skip", i)


l = loop()
out = [next(l)]
out.append(l.throw(ValueError))
out += list(l)
print(out)
