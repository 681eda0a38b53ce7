"""Futures, what executors have in common, and waiting for several futures at once.

A future moves from PENDING through RUNNING to FINISHED, or from PENDING to CANCELLED and, when its executor comes upon it, on to
CANCELLED_AND_NOTIFIED. Moves are made with its condition held. At the end of either way it is *settled* and hands itself to the
`put` of each queue in _watchers; wait() and as_completed() read such a queue, one for each call of them.
"""
from _queue import Empty as _Empty, SimpleQueue as _SimpleQueue
from collections import deque as _deque, namedtuple as _namedtuple
from threading import Condition as _Condition
from time import monotonic as _now

ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION = 'ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION'

PENDING, RUNNING, FINISHED = 'PENDING', 'RUNNING', 'FINISHED'
CANCELLED, CANCELLED_AND_NOTIFIED = 'CANCELLED', 'CANCELLED_AND_NOTIFIED'
_IS_CANCELLED = frozenset((CANCELLED, CANCELLED_AND_NOTIFIED))
_IS_DONE = _IS_CANCELLED | {FINISHED}
_IS_SETTLED = _IS_DONE - {CANCELLED}

TimeoutError = TimeoutError


class Error(Exception):
    """What futures raise."""


class CancelledError(Error):
    """There is no result: the call was cancelled."""


class InvalidStateError(Error):
    """A future that is done was given a result."""


class BrokenExecutor(RuntimeError):
    """The executor can make no more calls, since one of its workers failed."""


def _log(level, text, *args, exc_info=False):
    """A line to the logger of this package; to standard error where there is no logging."""
    try:
        from logging import getLevelName, getLogger
    except ImportError:
        import sys
        import traceback
        print(text % args, file=sys.stderr)
        if exc_info:
            traceback.print_exc()
    else:
        getLogger('concurrent.futures').log(getLevelName(level), text, *args, exc_info=exc_info)


# ---- one future ----

class Future:
    """The result of a call that is still to come."""

    def __init__(self):
        self._state = PENDING
        self._condition = _Condition()
        self._result = self._exception = None
        self._done_callbacks = []
        self._watchers = []

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def __repr__(self):
        with self._condition:
            text = 'cancelled' if self._state in _IS_CANCELLED else self._state.lower()
            if self._exception is not None:
                text += f' raised {type(self._exception).__name__}'
            elif self._state == FINISHED:
                text += f' returned {type(self._result).__name__}'
        return f'<{type(self).__name__} at {id(self):#x} state={text}>'

    # Asking.

    def _is_in(self, states):
        with self._condition:
            return self._state in states

    def cancelled(self):
        """Whether the call was cancelled."""
        return self._is_in(_IS_CANCELLED)

    def running(self):
        """Whether the call is being made."""
        return self._is_in((RUNNING,))

    def done(self):
        """Whether the call is over, or was cancelled."""
        return self._is_in(_IS_DONE)

    def _wait_until_done(self, timeout):
        with self._condition:
            if not self._condition.wait_for(lambda: self._state in _IS_DONE, timeout):
                raise TimeoutError()
            if self._state != FINISHED:
                raise CancelledError()

    def result(self, timeout=None):
        """What the call returned; what it raised is raised. TimeoutError if that takes too many seconds."""
        try:
            self._wait_until_done(timeout)
            if self._exception is None:
                return self._result
            raise self._exception
        finally:
            del self  # this frame is in the traceback: the exception must not reach itself through the future

    def exception(self, timeout=None):
        """What the call raised, or None. TimeoutError if that takes too many seconds."""
        self._wait_until_done(timeout)
        return self._exception

    def add_done_callback(self, fn):
        """Have fn(future) called when the future is done, which is at once if it is done now."""
        with self._condition:
            waits = self._state not in _IS_DONE
            if waits:
                self._done_callbacks.append(fn)
        if not waits:
            self._call_back(fn)

    def _call_back(self, fn):
        try:
            fn(self)
        except Exception:
            _log('ERROR', 'exception calling callback for %r', self, exc_info=True)

    # Moving on. The callbacks run without the lock.

    def _tell_watchers(self):
        while self._watchers:
            self._watchers.pop()(self)

    def _now_done(self):
        for fn in self._done_callbacks:
            self._call_back(fn)

    def cancel(self):
        """Cancel a call that has not begun; return whether it is cancelled now."""
        with self._condition:
            if self._state != PENDING:
                return self._state in _IS_CANCELLED
            self._state = CANCELLED
            self._condition.notify_all()
        self._now_done()
        return True

    def set_running_or_notify_cancel(self):
        """For executors, before a call: false if it was cancelled and is not to be made."""
        with self._condition:
            if self._state == PENDING:
                self._state = RUNNING
                return True
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                self._tell_watchers()
                return False
            _log('CRITICAL', 'Future %s in unexpected state: %s', id(self), self._state)
        raise RuntimeError('Future in unexpected state')

    def _finish(self, result, exception):
        with self._condition:
            if self._state in _IS_DONE:
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._result, self._exception, self._state = result, exception, FINISHED
            self._tell_watchers()
            self._condition.notify_all()
        self._now_done()

    def set_result(self, result):
        """For executors: the call has returned."""
        self._finish(result, None)

    def set_exception(self, exception):
        """For executors: the call has raised."""
        try:
            self._finish(None, exception)
        finally:
            del self, exception

    # Being watched.

    def _watch(self, put):
        with self._condition:
            if self._state not in _IS_SETTLED:
                self._watchers.append(put)
                return
        put(self)

    def _unwatch(self, put):
        with self._condition:
            if put in self._watchers:
                self._watchers.remove(put)


# ---- several ----

class _Watch:
    """Gives a set of futures back in the order in which they settle; `left` are those still to be given."""

    def __init__(self, futures, timeout):
        self.left = set(futures)
        self.deadline = None if timeout is None else _now() + timeout
        self.settled = _SimpleQueue()
        self.put = self.settled.put

    def __enter__(self):
        for future in self.left:
            future._watch(self.put)
        return self

    def __exit__(self, *exc_info):
        for future in self.left:
            future._unwatch(self.put)

    def next(self):
        """The next one in a list, from which the caller pops it, so that nobody else keeps it; raises Empty in the end."""
        seconds = None if self.deadline is None else max(0, self.deadline - _now())
        box = [self.settled.get(timeout=seconds)]
        self.left.discard(box[0])
        return box

    def take_all(self):
        """All that have settled by now."""
        futures = set()
        while not self.settled.empty():
            futures.update(self.next())
        return futures


def as_completed(fs, timeout=None):
    """Yield the futures, each once, as they settle. TimeoutError if some are left after so many seconds."""
    with _Watch(fs, timeout) as watch:
        total = len(watch.left)
        del fs
        while watch.left:
            try:
                box = watch.next()
            except _Empty:
                raise TimeoutError(f'{len(watch.left)} (of {total}) futures unfinished') from None
            yield box.pop()


DoneAndNotDoneFutures = _namedtuple('DoneAndNotDoneFutures', ('done', 'not_done'))


def _raised(future):
    return future._state == FINISHED and future._exception is not None


_ENOUGH = {  # return_when: whether these futures, which have just settled, are what was waited for
    ALL_COMPLETED: lambda futures: False,
    FIRST_COMPLETED: bool,
    FIRST_EXCEPTION: lambda futures: any(map(_raised, futures)),
}


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for all futures, the first one, or the first exception; return the sets of those done and not done."""
    enough = _ENOUGH.get(return_when)
    with _Watch(fs, timeout) as watch:
        done = news = watch.take_all()
        if watch.left and enough is None:
            raise ValueError(f'Invalid return condition: {return_when!r}')
        while watch.left and not enough(news):
            try:
                news = {watch.next().pop()} | watch.take_all()
            except _Empty:
                break
            done |= news
        return DoneAndNotDoneFutures(done, set(watch.left))


# ---- executors ----

class Executor:
    """Something that makes calls, some time, somewhere."""

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called; return the future of it."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Like map(), with all calls submitted at once. TimeoutError if a result takes more seconds, counted from now."""
        deadline = None if timeout is None else _now() + timeout
        return _results(_deque(self.submit(fn, *args) for args in zip(*iterables)), deadline)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls, and let go of what the executor holds when all are made."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _results(futures, deadline):
    try:
        while futures:
            # Nothing here keeps a future, and so its result, while the caller works on it.
            seconds = None if deadline is None else deadline - _now()
            yield _result_or_cancel(futures.popleft(), seconds)
    finally:
        for future in futures:
            future.cancel()


def _result_or_cancel(future, timeout):
    try:
        return future.result(timeout)
    finally:
        future.cancel()
        del future
