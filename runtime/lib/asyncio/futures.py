"""Future: a result that is not there yet."""

import contextvars
import sys

from . import events, exceptions, format_helpers

__all__ = ("Future", "wrap_future", "isfuture")

_PENDING, _CANCELLED, _FINISHED = "PENDING", "CANCELLED", "FINISHED"


def isfuture(obj):
    """Is it a Future, or something that acts like one?"""
    return hasattr(obj.__class__, "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


class Future:
    """A result that is not there yet. Not for several threads; its callbacks run in the event loop."""

    _state = _PENDING
    _result = None
    _exception = None
    _exception_traceback = None
    _loop = None
    _source_traceback = None
    _cancel_message = None
    _cancelled_exc = None
    _asyncio_future_blocking = False  # True from the moment that await yields it until the task took note
    __log_traceback = False

    def __init__(self, *, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._callbacks = []
        if self._loop.get_debug():
            self._source_traceback = format_helpers.extract_stack(sys._getframe(1))

    def _repr_info(self):
        return format_helpers._future_repr_info(self)

    def __repr__(self):
        busy = _reprs_under_way
        if id(self) in busy:
            return "..."
        busy.add(id(self))
        try:
            return f"<{type(self).__name__} {' '.join(self._repr_info())}>"
        finally:
            busy.discard(id(self))

    def __del__(self):
        if not self.__log_traceback:
            return
        report = {"message": f"{type(self).__name__} exception was never retrieved", "exception": self._exception, "future": self}
        if self._source_traceback:
            report["source_traceback"] = self._source_traceback
        self._loop.call_exception_handler(report)

    @classmethod
    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    @property
    def _log_traceback(self):
        return self.__log_traceback

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError("_log_traceback can only be set to False")
        self.__log_traceback = False

    def get_loop(self):
        if self._loop is None:
            raise RuntimeError("Future object is not initialized.")
        return self._loop

    def _make_cancelled_error(self):
        if self._cancelled_exc is not None:
            exc = self._cancelled_exc
            self._cancelled_exc = None
            return exc
        if self._cancel_message is None:
            exc = exceptions.CancelledError()
        else:
            exc = exceptions.CancelledError(self._cancel_message)
        return exc

    def cancel(self, msg=None):
        """Cancel it, unless it is done: False."""
        self.__log_traceback = False
        if self._state is not _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self.__schedule_callbacks()
        return True

    def __schedule_callbacks(self):
        callbacks = self._callbacks
        if callbacks:
            self._callbacks = []
            call_soon = self._loop.call_soon
            for callback, context in callbacks:
                call_soon(callback, self, context=context)

    def cancelled(self):
        return self._state is _CANCELLED

    def done(self):
        """Is there a result or an exception, or was it cancelled?"""
        return self._state is not _PENDING

    def result(self):
        """The result; or its exception is raised, CancelledError, InvalidStateError if it is not done."""
        if self._state is _FINISHED:
            self.__log_traceback = False
            if self._exception is not None:
                raise self._exception.with_traceback(self._exception_traceback)
            return self._result
        if self._state is _CANCELLED:
            raise self._make_cancelled_error()
        raise exceptions.InvalidStateError("Result is not set.")

    def exception(self):
        """The exception, or None if it has a result."""
        if self._state is _CANCELLED:
            raise self._make_cancelled_error()
        if self._state is not _FINISHED:
            raise exceptions.InvalidStateError("Exception is not set.")
        self.__log_traceback = False
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        """Call fn(self) in the loop as soon as it is done."""
        if context is None:
            context = contextvars.copy_context()
        if self._state is _PENDING:
            self._callbacks.append((fn, context))
        else:
            self._loop.call_soon(fn, self, context=context)

    def remove_done_callback(self, fn):
        """Forget all that were added of a callback; returns how many."""
        before = len(self._callbacks)
        self._callbacks = [pair for pair in self._callbacks if pair[0] != fn]
        return before - len(self._callbacks)

    def set_result(self, result):
        if self._state is not _PENDING:
            raise exceptions.InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        self.__schedule_callbacks()

    def set_exception(self, exception):
        if self._state is not _PENDING:
            raise exceptions.InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            wrapped = RuntimeError("StopIteration interacts badly with generators and cannot be raised into a Future")
            wrapped.__cause__ = exception
            wrapped.__context__ = exception
            exception = wrapped
        self._exception = exception
        self._exception_traceback = exception.__traceback__
        self._state = _FINISHED
        self.__schedule_callbacks()
        self.__log_traceback = True

    def __await__(self):
        if self._state is _PENDING:
            self._asyncio_future_blocking = True
            yield self
            if self._state is _PENDING:
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


_reprs_under_way = set()


# ---- between the futures of asyncio and those of concurrent.futures


def _get_loop(future):
    return future.get_loop() if hasattr(future, "get_loop") else future._loop


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


def _convert_future_exc(exc):
    """An exception of concurrent.futures as asyncio has it."""
    import concurrent.futures
    kinds = {concurrent.futures.CancelledError: exceptions.CancelledError,
             concurrent.futures.InvalidStateError: exceptions.InvalidStateError}
    kind = kinds.get(type(exc))
    return kind(*exc.args).with_traceback(exc.__traceback__) if kind else exc


def _set_concurrent_future_state(target, source):
    if source.cancelled():
        target.cancel()
    if not target.set_running_or_notify_cancel():
        return
    exception = source.exception()
    if exception is not None:
        target.set_exception(_convert_future_exc(exception))
    else:
        target.set_result(source.result())


def _copy_future_state(source, target):
    if target.cancelled():
        return
    if source.cancelled():
        target.cancel()
    elif source.exception() is not None:
        target.set_exception(_convert_future_exc(source.exception()))
    else:
        target.set_result(source.result())


def _chain_future(source, destination):
    """The destination gets what the source gets; cancelling the destination cancels the source. One may be of concurrent.futures."""
    import concurrent.futures
    for name, future in (("source", source), ("destination", destination)):
        if not isfuture(future) and not isinstance(future, concurrent.futures.Future):
            raise TypeError(f"A future is required for {name} argument")
    source_loop = _get_loop(source) if isfuture(source) else None
    loop = _get_loop(destination) if isfuture(destination) else None

    def copy(target, origin):
        if isfuture(target):
            _copy_future_state(origin, target)
        else:
            _set_concurrent_future_state(target, origin)

    def on_destination(_):
        if destination.cancelled():
            if source_loop is None or source_loop is loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def on_source(_):
        if destination.cancelled() and loop is not None and loop.is_closed():
            return
        if loop is None or loop is source_loop:
            copy(destination, source)
        elif not loop.is_closed():
            loop.call_soon_threadsafe(copy, destination, source)

    destination.add_done_callback(on_destination)
    source.add_done_callback(on_source)


def wrap_future(future, *, loop=None):
    """A concurrent.futures.Future as one of asyncio."""
    if isfuture(future):
        return future
    import concurrent.futures
    assert isinstance(future, concurrent.futures.Future), f"concurrent.futures.Future is expected, got {future!r}"
    wrapped = (events.get_event_loop() if loop is None else loop).create_future()
    _chain_future(future, wrapped)
    return wrapped
