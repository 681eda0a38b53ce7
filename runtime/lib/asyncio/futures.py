"""Future: a result that is not there yet."""

import _asyncio

from . import events, exceptions, format_helpers

__all__ = ("Future", "wrap_future", "isfuture")


def isfuture(obj):
    """Is it a Future, or something that acts like one?"""
    return hasattr(obj.__class__, "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


class Future(_asyncio.Future):
    """A result that is not there yet. Not for several threads; its callbacks run in the event loop."""

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

    @classmethod
    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


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
