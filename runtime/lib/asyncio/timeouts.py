"""timeout() and timeout_at(): a block that may take only so long."""

from . import events, exceptions

__all__ = ("Timeout", "timeout", "timeout_at")

_CREATED, _ENTERED, _EXPIRING, _EXPIRED, _EXITED = "created", "active", "expiring", "expired", "finished"


class Timeout:
    """Cancels the task inside its block at a moment, and turns that cancellation into TimeoutError."""

    def __init__(self, when):
        self._state = _CREATED
        self._timeout_handler = None
        self._task = None
        self._when = when

    def when(self):
        """The moment by the loop's clock, or None."""
        return self._when

    def reschedule(self, when):
        """Another moment; None: no limit any more."""
        if self._state is not _ENTERED:
            if self._state is _CREATED:
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
        if when is None:
            self._timeout_handler = None
            return
        loop = events.get_running_loop()
        if when <= loop.time():
            self._timeout_handler = loop.call_soon(self._on_timeout)
        else:
            self._timeout_handler = loop.call_at(when, self._on_timeout)

    def expired(self):
        """Did it run out?"""
        return self._state in (_EXPIRING, _EXPIRED)

    def __repr__(self):
        info = [self._state]
        if self._state is _ENTERED:
            info.append(f"when={round(self._when, 3) if self._when is not None else None}")
        return f"<Timeout [{self._state}]{' ' + info[1] if len(info) > 1 else ''}>"

    async def __aenter__(self):
        from .tasks import current_task
        if self._state is not _CREATED:
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = _ENTERED
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        assert self._state in (_ENTERED, _EXPIRING)
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if self._state is _ENTERED:
            self._state = _EXITED
            return None
        self._state = _EXPIRED
        if self._task.uncancel() <= self._cancelling and exc_type is not None:
            # Nobody else asked for the cancellation: it was ours.
            if issubclass(exc_type, exceptions.CancelledError):
                raise TimeoutError from exc_val
            self._insert_timeout_error(exc_val)
            if isinstance(exc_val, ExceptionGroup):
                for exc in exc_val.exceptions:
                    self._insert_timeout_error(exc)
        return None

    def _on_timeout(self):
        assert self._state is _ENTERED
        self._task.cancel()
        self._state = _EXPIRING
        self._timeout_handler = None

    @staticmethod
    def _insert_timeout_error(exc):
        """An exception that came up while our CancelledError was handled: its context is a TimeoutError."""
        while exc.__context__ is not None:
            if isinstance(exc.__context__, exceptions.CancelledError):
                late = TimeoutError()
                late.__context__ = late.__cause__ = exc.__context__
                exc.__context__ = late
                break
            exc = exc.__context__


def timeout(delay):
    """`async with timeout(5):` the block may take five seconds; None: no limit."""
    loop = events.get_running_loop()
    return Timeout(loop.time() + delay if delay is not None else None)


def timeout_at(when):
    """The same with a moment by the loop's clock."""
    return Timeout(when)
