# contextlib: generators as managers, stacks, suppress, redirection; what exceptions look like afterwards.
from contextlib import *
import io

@contextmanager
def tag(name):
    "makes a tag"
    print('<%s>' % name)
    try:
        yield name
    except ZeroDivisionError as e:
        print('caught', e)
    finally:
        print('</%s>' % name)

with tag('a') as x:
    print(x)
with tag('b'):
    1 / 0
try:
    with tag('c'):
        raise KeyError(1)
except KeyError as e:
    print('through', e, e.__context__)
print(tag.__name__, tag.__doc__, tag('x').__doc__)

@tag('deco')
def f(a):
    return a * 2
print(f(2), f(3), f.__name__)

def twice(gen):
    try:
        with contextmanager(gen)():
            pass
    except Exception as e:
        print(type(e).__name__, e)
def none():
    return
    yield
def two():
    yield
    yield
twice(none)
twice(two)
@contextmanager
def swallow_and_yield():
    try:
        yield
    except Exception:
        yield
try:
    with swallow_and_yield():
        raise ValueError
except RuntimeError as e:
    print(e)
@contextmanager
def plain():
    yield
for exc in (StopIteration('s'), StopIteration(), RuntimeError('r'), ValueError('v')):
    try:
        with plain():
            raise exc
    except Exception as e:
        print(repr(e), e is exc, e.__context__, e.__cause__)
try:
    with plain():
        try:
            raise StopIteration
        except StopIteration as e:
            raise RuntimeError('generator raised StopIteration') from e
except Exception as e:
    print(repr(e), repr(e.__cause__))

# ---- stacks
log = []
with ExitStack() as stack:
    for i in range(3):
        stack.callback(log.append, i)
    stack.enter_context(tag('in'))
    def exit(*details):
        log.append(details[0])
        return True
    stack.push(exit)
    stack.push(tag('pushed').__exit__) if False else None
    raise IndexError('inside')
print(log)
def chain(e):
    out = []
    while e is not None:
        out.append(repr(e))
        e = e.__context__
    return out
def raising(new):
    def exit(t, e, tb):
        raise new
    return exit
try:
    with ExitStack() as stack:
        stack.push(raising(IndexError(1)))
        stack.push(raising(KeyError(2)))
        stack.push(lambda *d: True)
        stack.push(raising(AttributeError(3)))
        1 / 0
except Exception as e:
    print(chain(e))
try:
    try:
        raise LookupError('outer')
    except LookupError:
        with ExitStack() as stack:
            stack.push(raising(KeyError('a')))
            stack.push(raising(KeyError('b')))
            raise ValueError('body')
except Exception as e:
    print(chain(e))
with ExitStack() as stack:
    stack.callback(print, 'kept', sep='-')
    other = stack.pop_all()
print('closing')
other.close()
for bad in (object(), 3):
    try:
        ExitStack().enter_context(bad)
    except TypeError as e:
        print(e)

# ---- the small ones
with suppress(KeyError, IndexError):
    {}[1]
    print('not reached')
with suppress(ValueError):
    raise ExceptionGroup('g', [ValueError(1), ValueError(2)])
try:
    with suppress(ValueError):
        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
except ExceptionGroup as e:
    print(repr(e))
out = io.StringIO()
with redirect_stdout(out):
    print('hidden')
    with redirect_stdout(out):
        print('deeper')
print(repr(out.getvalue()))
class Closer:
    def close(self):
        print('closed')
with closing(Closer()) as c:
    print(type(c).__name__)
with nullcontext(5) as n:
    print(n)
class CM(AbstractContextManager):
    def __exit__(self, *a):
        print('exit', a[0])
with CM() as cm:
    print(type(cm).__name__)
print(issubclass(ExitStack, AbstractContextManager), issubclass(tag('q').__class__, ContextDecorator))
