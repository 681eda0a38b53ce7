"""Event loops as users see them: handles of callbacks, the abstract loop and policy, which loop runs."""

import contextvars
import os
import sys

from _thread import get_ident

from . import format_helpers

__all__ = ("AbstractEventLoopPolicy", "AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle", "get_event_loop_policy",
           "set_event_loop_policy", "get_event_loop", "set_event_loop", "new_event_loop", "_set_running_loop", "get_running_loop",
           "_get_running_loop")


class Handle:
    """A callback that waits for its turn."""

    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_source_traceback", "_repr", "__weakref__", "_context")

    def __init__(self, callback, args, loop, context=None):
        self._context = contextvars.copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._repr = None
        self._source_traceback = format_helpers.extract_stack(sys._getframe(1)) if loop.get_debug() else None

    def _repr_info(self):
        info = [type(self).__name__]
        if self._cancelled:
            info.append("cancelled")
        if self._callback is not None:
            info.append(format_helpers._format_callback_source(self._callback, self._args))
        if self._source_traceback:
            frame = self._source_traceback[-1]
            info.append(f"created at {frame[0]}:{frame[1]}")
        return info

    def __repr__(self):
        return self._repr if self._repr is not None else f"<{' '.join(self._repr_info())}>"

    def get_context(self):
        return self._context

    def cancel(self):
        if self._cancelled:
            return
        self._cancelled = True
        if self._loop.get_debug():
            self._repr = repr(self)  # while callback and arguments are still there
        self._callback = None
        self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            report = {"message": f"Exception in callback {format_helpers._format_callback_source(self._callback, self._args)}",
                      "exception": exc, "handle": self}
            if self._source_traceback:
                report["source_traceback"] = self._source_traceback
            self._loop.call_exception_handler(report)


class TimerHandle(Handle):
    """A callback that waits for a moment."""

    __slots__ = ("_scheduled", "_when")

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        if self._source_traceback:
            del self._source_traceback[-1]
        self._when = when
        self._scheduled = False

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f"when={self._when}")
        return info

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self._when <= other._when if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self._when >= other._when if isinstance(other, TimerHandle) else NotImplemented

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return (self._when, self._callback, self._args, self._cancelled) == (other._when, other._callback, other._args, other._cancelled)

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def when(self):
        """The moment, by the loop's clock."""
        return self._when


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
    """One loop for each thread; the main thread's is made when first asked for."""

    _loop_factory = None

    def __init__(self):
        self._loops = {}  # thread -> loop
        self._was_set = set()

    def get_event_loop(self):
        ident = get_ident()
        if self._loops.get(ident) is None and ident not in self._was_set and _in_main_thread():
            import warnings
            level = 2
            frame = sys._getframe(1)
            while frame and frame.f_globals.get("__name__", "").split(".")[0] == "asyncio":
                frame = frame.f_back
                level += 1
            warnings.warn("There is no current event loop", DeprecationWarning, stacklevel=level)
            self.set_event_loop(self.new_event_loop())
        loop = self._loops.get(ident)
        if loop is None:
            raise RuntimeError(f"There is no current event loop in thread {_thread_name()!r}.")
        return loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._was_set.add(get_ident())
        self._loops[get_ident()] = loop

    def new_event_loop(self):
        return self._loop_factory()


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


def get_running_loop():
    """The loop that runs in this thread; RuntimeError if none does."""
    loop = _running_loops.get(get_ident())
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def _get_running_loop():
    return _running_loops.get(get_ident())


def _set_running_loop(loop):
    if loop is None:
        _running_loops.pop(get_ident(), None)
    else:
        _running_loops[get_ident()] = loop


def get_event_loop_policy():
    global _policy
    if _policy is None:
        from . import DefaultEventLoopPolicy
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    """Another policy from now on; None: the default one."""
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _policy = policy


def get_event_loop():
    """The running loop, or else the one that the policy has for this thread."""
    loop = _get_running_loop()
    return get_event_loop_policy().get_event_loop() if loop is None else loop


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    return get_event_loop_policy().new_event_loop()
