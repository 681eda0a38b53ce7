"""Context managers: made of generators, ready to use, and stacks of them.

Most things here exist twice, for `with` and for `async with`. What the two decide alike is decided in one place:
_verdict() for managers made of generators, _Unwinding for stacks.
"""
import abc
import os
import sys
from functools import wraps
from types import GenericAlias, MethodType

__all__ = ['AbstractAsyncContextManager', 'AbstractContextManager', 'AsyncExitStack', 'ContextDecorator', 'ExitStack',
           'aclosing', 'asynccontextmanager', 'chdir', 'closing', 'contextmanager', 'nullcontext', 'redirect_stderr',
           'redirect_stdout', 'suppress']


# ---- the abstract classes

def _offers(cls, *methods):
    """Whether each method is the class's or inherited, and not blocked by a None; as __subclasshook__ wants it."""
    found = (next((vars(base)[name] for base in cls.__mro__ if name in vars(base)), None) for name in methods)
    return NotImplemented if any(method is None for method in found) else True


class AbstractContextManager(abc.ABC):
    """Whatever `with` takes: it has __enter__() and __exit__()."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @classmethod
    def __subclasshook__(cls, other):
        return _offers(other, '__enter__', '__exit__') if cls is AbstractContextManager else NotImplemented

    def __enter__(self):
        """What `as` binds: the manager."""
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Ends the block; a true result swallows its exception."""


class AbstractAsyncContextManager(abc.ABC):
    """Whatever `async with` takes: it has __aenter__() and __aexit__()."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @classmethod
    def __subclasshook__(cls, other):
        return _offers(other, '__aenter__', '__aexit__') if cls is AbstractAsyncContextManager else NotImplemented

    async def __aenter__(self):
        """What `as` binds: the manager."""
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Ends the block; a true result swallows its exception."""


# ---- managers as decorators

class ContextDecorator:
    """Mixin: the manager decorates functions, whose calls then run inside of it."""

    def _recreate_cm(self):
        # Managers that work only once make another one here, for each call.
        return self

    def __call__(self, func):
        def managed(*args, **kwargs):
            with self._recreate_cm():
                return func(*args, **kwargs)

        return wraps(func)(managed)


class AsyncContextDecorator:
    """Mixin: the manager decorates coroutine functions, whose calls then run inside of it."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        async def managed(*args, **kwargs):
            async with self._recreate_cm():
                return await func(*args, **kwargs)

        return wraps(func)(managed)


# ---- generators as managers

_NOTHING = object()  # what a generator yielded that yielded nothing


def _verdict(raised, given, traceback, end):
    """What __exit__ returns after the generator raised something, having been given the block's exception or None.
    `end` is how such a generator says that it is over. None: what it raised must go out."""
    if isinstance(raised, end):
        return given is not None and raised is not given
    # A generator cannot let a StopIteration out: the machine wraps it, and here it is unwrapped.
    wrapped = (isinstance(raised, RuntimeError) and isinstance(given, (StopIteration, end))
               and raised.__cause__ is given)
    if wrapped or raised is given:
        given.__traceback__ = traceback
        return False


class _OneShot:
    """A generator, and how it was made: as a decorator, the manager needs a new one for each call."""

    def __init__(self, func, args, kwds):
        self.func = func
        self.args = args
        self.kwds = kwds
        self.gen = func(*args, **kwds)
        self.__doc__ = getattr(func, '__doc__', None) or type(self).__doc__

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)

    def _start(self):
        # The arguments must not live as long as the block. Entering twice fails here.
        for name in ('args', 'kwds', 'func'):
            delattr(self, name)


class _GeneratorContextManager(_OneShot, AbstractContextManager, ContextDecorator):
    """What functions decorated with contextmanager() return."""

    def __enter__(self):
        self._start()
        value = next(self.gen, _NOTHING)
        if value is _NOTHING:
            raise RuntimeError("generator didn't yield")
        return value

    def __exit__(self, typ, value, traceback):
        given = value if value is not None or typ is None else typ()
        try:
            if given is None:
                next(self.gen)
            else:
                self.gen.throw(given)
        except BaseException as raised:
            verdict = _verdict(raised, given, traceback, StopIteration)
            if verdict is None:
                raise
            return verdict
        try:
            raise RuntimeError("generator didn't stop" + ("" if given is None else " after throw()"))
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_OneShot, AbstractAsyncContextManager, AsyncContextDecorator):
    """What functions decorated with asynccontextmanager() return."""

    async def __aenter__(self):
        self._start()
        value = await anext(self.gen, _NOTHING)
        if value is _NOTHING:
            raise RuntimeError("generator didn't yield")
        return value

    async def __aexit__(self, typ, value, traceback):
        given = value if value is not None or typ is None else typ()
        try:
            await (anext(self.gen) if given is None else self.gen.athrow(given))
        except BaseException as raised:
            verdict = _verdict(raised, given, traceback, StopAsyncIteration)
            if verdict is None:
                raise
            return verdict
        try:
            raise RuntimeError("generator didn't stop" + ("" if given is None else " after athrow()"))
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """Decorator: a generator function that yields once becomes a function that makes context managers."""
    return wraps(func)(lambda *args, **kwds: _GeneratorContextManager(func, args, kwds))


def asynccontextmanager(func):
    """Decorator: an async generator function that yields once becomes a function that makes async managers."""
    return wraps(func)(lambda *args, **kwds: _AsyncGeneratorContextManager(func, args, kwds))


# ---- small managers

class closing(AbstractContextManager):
    """Calls thing.close() when the block ends."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *_):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Awaits thing.aclose() when the block ends."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *_):
        await self.thing.aclose()


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing, for either kind of `with`: stands in where a manager is optional."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    async def __aenter__(self):
        return self.enter_result

    def __exit__(self, *_):
        pass

    async def __aexit__(self, *_):
        pass


class suppress(AbstractContextManager):
    """Swallows exceptions of the given classes, and takes them out of exception groups."""

    def __init__(self, *exceptions):
        self._classes = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            return None
        if issubclass(exc_type, self._classes):
            return True
        if not issubclass(exc_type, BaseExceptionGroup):
            return False
        remaining = exc_value.split(self._classes)[1]
        if remaining is not None:
            raise remaining
        return True


class _Swap(AbstractContextManager):
    """Puts something in place for the block, and what was there before back afterwards. It can be entered again
    meanwhile, hence the list."""

    def __init__(self, new):
        self._new = new
        self._before = []

    def _enter(self, current):
        self._before.append(current)
        self._put(self._new)

    def __exit__(self, *_):
        self._put(self._before.pop())


class _Redirect(_Swap):
    def __init__(self, new_target):
        super().__init__(new_target)

    def __enter__(self):
        self._enter(getattr(sys, self._stream))
        return self._new

    def _put(self, stream):
        setattr(sys, self._stream, stream)


class redirect_stdout(_Redirect):
    """sys.stdout is another file during the block."""

    _stream = 'stdout'


class redirect_stderr(_Redirect):
    """sys.stderr is another file during the block."""

    _stream = 'stderr'


class chdir(_Swap):
    """The working directory is another one during the block: for the whole process."""

    def __init__(self, path):
        super().__init__(path)
        self.path = path

    def __enter__(self):
        self._enter(os.getcwd())

    _put = staticmethod(os.chdir)


# ---- stacks

class _Unwinding:
    """A stack on its way out. `exc` is the exception of the moment: it came with the call, or an exit function raised
    it (then `raised` is true and it goes out at the end), or it is None, because there was none or it was swallowed."""

    def __init__(self, exc):
        self.exc = exc
        self.came = exc is not None
        self.raised = False
        self.handled = sys.exception()  # where the contexts of new exceptions end

    def details(self):
        exc = self.exc
        return (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)

    def swallow(self):
        self.exc = None
        self.raised = False

    def replace(self, new):
        """A new exception takes over. Had the managers been nested blocks, the former one would be at the end of its
        chain of contexts, so it is put there."""
        last = new
        while not any(last.__context__ is end for end in (None, self.exc, self.handled)):
            last = last.__context__
        if last.__context__ is not None:
            last.__context__ = self.exc
        self.exc = new
        self.raised = True

    def swallowed(self):
        return self.came and self.exc is None


class _Stack:
    """What both kinds share. _exit_callbacks holds pairs: whether the function is synchronous, and the function."""

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        """Moves everything to a new stack, and returns that."""
        other = type(self)()
        other._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
        return other

    def _enter_methods(self, cm, enter, exit, kind):
        cls = type(cm)
        try:
            return getattr(cls, enter), getattr(cls, exit)
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support "
                            f"the {kind} protocol") from None

    def _push(self, thing, method, is_sync):
        # Methods of protocols are looked up on the type. What has none is a function itself.
        cls = type(thing)
        leave = MethodType(getattr(cls, method), thing) if hasattr(cls, method) else thing
        self._exit_callbacks.append((is_sync, leave))
        return thing

    def enter_context(self, cm):
        """Enters a manager, which is left with the stack, and returns what `as` would bind."""
        enter, leave = self._enter_methods(cm, '__enter__', '__exit__', 'context manager')
        result = enter(cm)
        self._exit_callbacks.append((True, MethodType(leave, cm)))
        return result

    def push(self, exit):
        """Adds a manager without entering it, or a function with the parameters of __exit__()."""
        return self._push(exit, '__exit__', True)

    def callback(self, callback, /, *args, **kwds):
        """Adds a function that is called with these arguments; it cannot swallow exceptions."""
        def leave(*_):
            callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._exit_callbacks.append((True, leave))
        return callback


class ExitStack(_Stack, AbstractContextManager):
    """A manager that leaves other managers and calls functions at its end, the last added first."""

    def __exit__(self, *exc_details):
        way = _Unwinding(exc_details[1])
        while self._exit_callbacks:
            leave = self._exit_callbacks.pop()[1]
            try:
                if leave(*way.details()):
                    way.swallow()
            except BaseException as new:
                way.replace(new)
        if way.raised:
            context = way.exc.__context__
            try:
                raise way.exc
            finally:
                way.exc.__context__ = context  # raising has set it once more
        return way.swallowed()

    def close(self):
        """Leaves everything at once."""
        self.__exit__(None, None, None)


class AsyncExitStack(_Stack, AbstractAsyncContextManager):
    """An ExitStack for `async with`: it takes asynchronous managers and callbacks too."""

    async def enter_async_context(self, cm):
        """Enters an asynchronous manager, which is left with the stack, and returns what `as` would bind."""
        enter, leave = self._enter_methods(cm, '__aenter__', '__aexit__', 'asynchronous context manager')
        result = await enter(cm)
        self._exit_callbacks.append((False, MethodType(leave, cm)))
        return result

    def push_async_exit(self, exit):
        """Adds a manager without entering it, or a coroutine function with the parameters of __aexit__()."""
        return self._push(exit, '__aexit__', False)

    def push_async_callback(self, callback, /, *args, **kwds):
        """Adds a coroutine function that is called with these arguments; it cannot swallow exceptions."""
        async def leave(*_):
            await callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._exit_callbacks.append((False, leave))
        return callback

    async def __aexit__(self, *exc_details):
        way = _Unwinding(exc_details[1])
        while self._exit_callbacks:
            is_sync, leave = self._exit_callbacks.pop()
            try:
                answer = leave(*way.details())
                if answer if is_sync else await answer:
                    way.swallow()
            except BaseException as new:
                way.replace(new)
        if way.raised:
            context = way.exc.__context__
            try:
                raise way.exc
            finally:
                way.exc.__context__ = context
        return way.swallowed()

    async def aclose(self):
        """Leaves everything at once."""
        await self.__aexit__(None, None, None)
