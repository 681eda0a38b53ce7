# Frames: f_back, f_code, f_lineno, f_locals, f_globals; call stacks from inside.
import sys


def stack():
    f, out = sys._getframe(1), []
    while f:
        out.append(f.f_code.co_name)
        f = f.f_back
    return out


def a():
    return b()


def b():
    return [stack() for _ in range(1)][0]


class C:
    def m(self):
        return stack()

    @property
    def p(self):
        return stack()

    def __getattr__(self, n):
        return stack()

    def __add__(self, o):
        return stack()

    def __call__(self):
        return stack()

    def __init__(self):
        self.s = stack()

    inner = stack()


def gen():
    yield stack()


def outer_gen():
    yield from gen()


print(a(), C().m(), C().p, C().dyn, C() + 1, C()(), C().s, C.inner, next(gen()), next(outer_gen()), (lambda: stack())(), sep="\n")
print(list(map(lambda x: stack(), [1])), sorted([1], key=lambda x: len(stack())), [stack() for _ in [1]], eval("stack()"))
exec("r = stack()")
print(r)


def lineno():
    x = sys._getframe().f_lineno
    y = sys._getframe().f_lineno
    return y - x


print(lineno())


def caller_locals():
    secret = 42
    return peek()


def peek():
    return dict(sys._getframe(1).f_locals)


print(caller_locals())


def who():
    f = sys._getframe()
    return f.f_code.co_name, f.f_back.f_code.co_name, f.f_globals is globals(), f.f_builtins["len"] is len, type(f).__name__


print(who())


def closure():
    x = 1

    def inner():
        y = x
        return sorted(sys._getframe().f_locals.items())

    return inner()


print(closure())
f = sys._getframe()
print(f.f_code.co_name, f.f_back, f.f_locals is globals(), f.f_code.co_filename.endswith("frames.py"))


def traceback_frames():
    try:
        deeper(1)
    except ZeroDivisionError as e:
        tb, out = e.__traceback__, []
        while tb:
            out.append((tb.tb_frame.f_code.co_name, sorted(k for k in tb.tb_frame.f_locals if k not in ("tb", "out", "e"))))
            tb = tb.tb_next
        return out


def deeper(arg):
    local = arg
    return local / 0


print(traceback_frames())
for bad in (-1, 10 ** 6, "a"):
    try:
        sys._getframe(bad).f_code.co_name
        print("ok")
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
def g2():
    fr = sys._getframe()
    yield fr.f_code.co_name
    yield fr.f_back.f_code.co_name if fr.f_back else None


it = g2()
print(next(it), it.gi_frame.f_back, it.gi_frame is not None, next(it))
def keep():
    v = [1]
    return sys._getframe()


fr = keep()
print(fr.f_locals, fr.f_back is None or True, fr.f_code.co_varnames)
fr.clear()
print(fr.f_locals)
