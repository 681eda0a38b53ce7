"""timeout() and timeout_at(): a block that may take only so long."""

from . import events
from .exceptions import CancelledError

__all__ = ("Timeout", "timeout", "timeout_at")

# created -> active -> finished, or, once the moment has come, active -> expiring -> expired (with the end of the block)
_CREATED, _ACTIVE, _EXPIRING, _EXPIRED, _FINISHED = "created", "active", "expiring", "expired", "finished"


class Timeout:
    """Cancels the task inside its block at a moment, and turns that cancellation into TimeoutError."""

    def __init__(self, when):
        self._moment = when
        self._state = _CREATED
        self._alarm = None    # the callback for the moment
        self._task = None
        self._cancels_before = 0  # what was asked of the task before the block

    def __repr__(self):
        end = ">"
        if self._state == _ACTIVE:
            end = f" when={None if self._moment is None else round(self._moment, 3)}>"
        return f"<Timeout [{self._state}]{end}"

    def when(self):
        """The moment by the loop's clock, or None."""
        return self._moment

    def expired(self):
        """Has the moment come?"""
        return self._state == _EXPIRING or self._state == _EXPIRED

    def reschedule(self, when):
        """Another moment; None: no limit any more."""
        if self._state == _CREATED:
            raise RuntimeError("Timeout has not been entered")
        if self._state != _ACTIVE:
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._drop_alarm()
        self._moment = when
        if when is not None:
            loop = events.get_running_loop()
            late = when <= loop.time()
            self._alarm = loop.call_soon(self._expire) if late else loop.call_at(when, self._expire)

    def _drop_alarm(self):
        alarm, self._alarm = self._alarm, None
        if alarm is not None:
            alarm.cancel()

    def _expire(self):
        self._alarm = None
        self._state = _EXPIRING
        self._task.cancel()

    async def __aenter__(self):
        from .tasks import current_task
        if self._state != _CREATED:
            raise RuntimeError("Timeout has already been entered")
        self._task = current_task()
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._cancels_before = self._task.cancelling()
        self._state = _ACTIVE
        self.reschedule(self._moment)
        return self

    async def __aexit__(self, kind, error, trace):
        self._drop_alarm()
        if self._state == _ACTIVE:
            self._state = _FINISHED
            return
        self._state = _EXPIRED
        cancels = self._task.uncancel()
        if error is None or cancels > self._cancels_before:
            return  # the block got to its end all the same, or others want the task to end too
        if isinstance(error, CancelledError):
            raise TimeoutError from error
        _explain(error)
        if isinstance(error, ExceptionGroup):
            for member in error.exceptions:
                _explain(member)


def _explain(error):
    """Where `error` came up while our CancelledError was handled, put a TimeoutError in between."""
    while (before := error.__context__) is not None and not isinstance(before, CancelledError):
        error = before
    if before is not None:
        late = error.__context__ = TimeoutError()
        late.__cause__ = late.__context__ = before


def timeout(delay):
    """`async with timeout(5):` the block may take five seconds; None: no limit."""
    now = events.get_running_loop().time()
    return Timeout(None if delay is None else now + delay)


def timeout_at(when):
    """The same with a moment by the loop's clock."""
    return Timeout(when)
