"""Event loops as users see them: handles of callbacks, the abstract loop and policy, which loop runs."""

import contextvars
import os
import sys

from _thread import _local, get_ident

from . import format_helpers

__all__ = ("AbstractEventLoopPolicy", "AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle", "get_event_loop_policy",
           "set_event_loop_policy", "get_event_loop", "set_event_loop", "new_event_loop", "_set_running_loop", "get_running_loop",
           "_get_running_loop")


class Handle:
    """A callback that waits for its turn."""

    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_source_traceback", "_last_repr", "__weakref__", "_context")

    def __init__(self, callback, args, loop, context=None):
        self._callback, self._args = callback, args
        self._loop = loop
        self._context = contextvars.copy_context() if context is None else context
        self._cancelled = False
        self._last_repr = None  # what it was before cancel() forgot the callback; in debug mode
        self._source_traceback = format_helpers.extract_stack(sys._getframe(1)) if loop.get_debug() else None

    def __repr__(self):
        return self._last_repr or f"<{' '.join([type(self).__name__, *self._words()])}>"

    def _words(self):
        """What its repr says, word by word."""
        if self._cancelled:
            yield "cancelled"
        if self._callback is not None:
            yield self._call_as_text()
        if self._source_traceback:
            maker = self._source_traceback[-1]
            yield f"created at {maker[0]}:{maker[1]}"

    def _call_as_text(self):
        return format_helpers._format_callback_source(self._callback, self._args, debug=self._loop.get_debug())

    def get_context(self):
        return self._context

    def cancelled(self):
        return self._cancelled

    def cancel(self):
        """It will not be called."""
        if not self._cancelled:
            self._cancelled = True
            self._last_repr = repr(self) if self._loop.get_debug() else None
            self._callback = self._args = None

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except BaseException as error:
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
            if isinstance(error, MemoryError):
                # Nobody knows what the callback has left undone: a loop that went on might wait for it for ever.
                owner = getattr(self._callback, "__self__", None)
                if getattr(owner, "_lost_step", None) is False:
                    owner._lost_step = True
                raise
            origin = {"source_traceback": self._source_traceback} if self._source_traceback else {}
            self._loop.call_exception_handler({
                "message": f"Exception in callback {self._call_as_text()}",
                "exception": error,
                "handle": self,
                **origin,
            })


class TimerHandle(Handle):
    """A callback that waits for a moment. Timers are ordered by their moments."""

    __slots__ = ("_scheduled", "_when")

    def __init__(self, when, callback, args, loop, context=None):
        Handle.__init__(self, callback, args, loop, context)
        if self._source_traceback:
            self._source_traceback.pop()  # this frame
        self._when = when
        self._scheduled = False  # is it in the loop's heap?

    def _words(self):
        words = list(super()._words())
        words.insert(int(self._cancelled), f"when={self._when}")
        return words

    def when(self):
        """The moment, by the loop's clock."""
        return self._when

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        Handle.cancel(self)

    def _facts(self):
        return self._when, self._callback, self._args, self._cancelled

    def __hash__(self):
        return hash(self._when)

    def __eq__(self, other):
        return self._facts() == other._facts() if isinstance(other, TimerHandle) else NotImplemented

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self < other or self == other if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self > other or self == other if isinstance(other, TimerHandle) else NotImplemented


# ---- what loops, servers and policies have to offer


def _missing(name, is_async):
    if is_async:
        async def method(self, *args, **kwargs):
            raise NotImplementedError
    else:
        def method(self, *args, **kwargs):
            raise NotImplementedError
    method.__name__ = name
    return method


def _abstract(plain, asynchronous=""):
    """Class decorator: methods of these names raise NotImplementedError."""
    def decorate(cls):
        for names, is_async in ((plain, False), (asynchronous, True)):
            for name in names.split():
                method = _missing(name, is_async)
                method.__qualname__ = f"{cls.__name__}.{name}"
                setattr(cls, name, method)
        return cls
    return decorate


@_abstract("close get_loop is_serving", "start_serving serve_forever wait_closed close_clients abort_clients")
class AbstractServer:
    """What create_server() returns."""

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


@_abstract(
    "run_forever run_until_complete stop is_running is_closed close _timer_handle_cancelled call_at time create_future create_task "
    "call_soon_threadsafe run_in_executor set_default_executor add_reader remove_reader add_writer remove_writer add_signal_handler "
    "remove_signal_handler set_task_factory get_task_factory get_exception_handler set_exception_handler default_exception_handler "
    "call_exception_handler get_debug set_debug",
    "shutdown_asyncgens shutdown_default_executor getaddrinfo getnameinfo create_connection create_server start_tls "
    "sendfile create_unix_connection create_unix_server connect_accepted_socket create_datagram_endpoint connect_read_pipe "
    "connect_write_pipe subprocess_shell subprocess_exec sock_recv sock_recv_into sock_recvfrom sock_recvfrom_into sock_sendall "
    "sock_sendto sock_connect sock_accept sock_sendfile")
class AbstractEventLoop:
    """What every event loop has."""

    def call_soon(self, callback, *args, context=None):
        return self.call_later(0, callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        raise NotImplementedError


@_abstract("get_event_loop set_event_loop new_event_loop get_child_watcher set_child_watcher")
class AbstractEventLoopPolicy:
    """Says which loop belongs to a thread."""


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One loop for each thread; the main thread's is made when first asked for, unless one was set before, be it None."""

    _loop_factory = None

    def __init__(self):
        self._here = _local()  # .loop: this thread's, once it is set

    def new_event_loop(self):
        return self._loop_factory()

    def set_event_loop(self, loop):
        _check_kind(loop, AbstractEventLoop, "loop")
        self._here.loop = loop

    def get_event_loop(self):
        if not hasattr(self._here, "loop") and _in_main_thread():
            _warn_of_no_loop()
            self.set_event_loop(self.new_event_loop())
        loop = getattr(self._here, "loop", None)
        if loop is None:
            raise RuntimeError(f"There is no current event loop in thread {_thread_name()!r}.")
        return loop


def _check_kind(thing, kind, what):
    if thing is not None and not isinstance(thing, kind):
        raise TypeError(f"{what} must be an instance of {kind.__name__} or None, not '{type(thing).__name__}'")


def _warn_of_no_loop():
    """For the first caller outside asyncio."""
    import warnings
    depth = 1
    while sys._getframe(depth).f_globals.get("__name__", "").partition(".")[0] == "asyncio":
        depth += 1
    warnings.warn("There is no current event loop", DeprecationWarning, stacklevel=depth + 1)


def _in_main_thread():
    threading = sys.modules.get("threading")
    return threading is None or threading.current_thread() is threading.main_thread()


def _thread_name():
    threading = sys.modules.get("threading")
    return "MainThread" if threading is None else threading.current_thread().name


# ---- the running loop, the policy

_running_loops = {}  # thread -> loop
_policy = None

if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_running_loops.clear)


def _get_running_loop():
    return _running_loops.get(get_ident())


def _set_running_loop(loop):
    if loop is not None:
        _running_loops[get_ident()] = loop
    else:
        _running_loops.pop(get_ident(), None)


def get_running_loop():
    """The loop that runs in this thread; RuntimeError if none does."""
    loop = _running_loops.get(get_ident())
    if loop is not None:
        return loop
    raise RuntimeError("no running event loop")


def get_event_loop():
    """The running loop, or else the one that the policy has for this thread."""
    return _running_loops.get(get_ident()) or get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    """This thread's loop from now on, as far as the policy is concerned."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """A new loop of the policy's kind."""
    return get_event_loop_policy().new_event_loop()


def get_event_loop_policy():
    """The policy; the default one, if none was set."""
    if _policy is None:
        from . import DefaultEventLoopPolicy
        set_event_loop_policy(DefaultEventLoopPolicy())
    return _policy


def set_event_loop_policy(policy):
    """Another policy from now on; None: the default one."""
    global _policy
    _check_kind(policy, AbstractEventLoopPolicy, "policy")
    _policy = policy
