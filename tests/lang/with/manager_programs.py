# Context managers in programs: a stack of them, generator-based, suppressing, timing, nesting with generators.
class contextmanager:
    def __init__(self, f):
        self.f = f

    def __call__(self, *a, **k):
        return _Gen(self.f(*a, **k))


class _Gen:
    def __init__(self, g):
        self.g = g

    def __enter__(self):
        return next(self.g)

    def __exit__(self, t, v, tb):
        if t is None:
            try:
                next(self.g)
            except StopIteration:
                return False
            raise RuntimeError("did not stop")
        try:
            self.g.throw(v)
        except StopIteration as e:
            return e is not v
        except BaseException as e:
            if e is v:
                return False
            raise
        raise RuntimeError("did not stop after throw")


@contextmanager
def tag(name, out):
    out.append(f"<{name}>")
    try:
        yield name.upper()
    finally:
        out.append(f"</{name}>")


@contextmanager
def suppress(*types):
    try:
        yield
    except types as e:
        print("suppressed", type(e).__name__, e)


@contextmanager
def replace(old, new):
    try:
        yield
    except old as e:
        raise new(str(e)) from e


out = []
with tag("a", out) as a, tag("b", out):
    out.append(a)
print("".join(out))
with suppress(KeyError, ValueError):
    {}["k"]
with suppress(ValueError):
    int("x")
try:
    with suppress(ValueError):
        1 / 0
except ZeroDivisionError as e:
    print("passed", e)
try:
    with replace(KeyError, ValueError):
        {}["missing"]
except ValueError as e:
    print(repr(e), repr(e.__cause__))


class ExitStack:
    def __init__(self):
        self.stack = []

    def enter(self, cm):
        r = cm.__enter__()
        self.stack.append(cm.__exit__)
        return r

    def callback(self, f, *a):
        self.stack.append(lambda *exc: f(*a) and False)

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        swallowed = False
        while self.stack:
            try:
                if self.stack.pop()(t, v, tb):
                    t = v = tb = None
                    swallowed = True
            except Exception as e:
                t, v, tb = type(e), e, e.__traceback__
                swallowed = False
        if v is not None and not swallowed:
            raise v
        return swallowed


out = []
with ExitStack() as s:
    for n in "xyz":
        s.enter(tag(n, out))
    s.callback(out.append, "callback")
    out.append("body")
print(out)
out = []
with ExitStack() as s:
    s.enter(suppress(ValueError))
    s.enter(tag("t", out))
    raise ValueError("in the stack")
print(out)


@contextmanager
def twice():
    yield 1
    yield 2


try:
    with twice():
        pass
except RuntimeError as e:
    print(e)


@contextmanager
def never():
    if False:
        yield


try:
    with never():
        pass
except StopIteration:
    print("StopIteration")


class Lock:
    def __init__(self):
        self.held = 0

    def __enter__(self):
        self.held += 1
        return self.held

    def __exit__(self, *a):
        self.held -= 1


lock = Lock()


def locked(n):
    with lock:
        return lock.held if n == 0 else locked(n - 1)


print(locked(5), lock.held)


def gen():
    with lock as level:
        yield level
        with lock as inner:
            yield inner
        yield lock.held


print(list(gen()), lock.held)
g = gen()
next(g), next(g)
print(lock.held)
g.close()
print(lock.held)


class Redirect:
    def __init__(self):
        self.parts = []

    def write(self, s):
        self.parts.append(s)

    def __enter__(self):
        import sys
        self.old, sys.stdout = sys.stdout, self
        return self

    def __exit__(self, *a):
        import sys
        sys.stdout = self.old


with Redirect() as r:
    print("captured", 1)
print(r.parts)


class Transaction(dict):
    def __enter__(self):
        self.saved = dict(self)
        return self

    def __exit__(self, t, v, tb):
        if t:
            self.clear()
            self.update(self.saved)
        return t is KeyError


d = Transaction(a=1)
with d:
    d["b"] = 2
with d:
    d["c"] = 3
    d["missing"]
print(d)
try:
    with d:
        d.clear()
        raise ValueError
except ValueError:
    print(d)
for i in range(4):
    with suppress(StopIteration), tag(str(i), out):
        if i == 1:
            continue
        if i == 3:
            break
print(out[2:])
def returns():
    for i in range(3):
        with tag("r", out):
            with suppress(Exception):
                if i == 1:
                    return i


print(returns(), out[-2:])
