"""Tasks, and waiting for them: create_task, gather, wait, wait_for, as_completed, shield, sleep."""

import contextvars
import itertools
import types
import weakref

from . import events, format_helpers, futures, timeouts
from .coroutines import iscoroutine
from .exceptions import CancelledError, InvalidStateError
from .futures import _get_loop

__all__ = ("Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for", "as_completed", "sleep",
           "gather", "shield", "ensure_future", "run_coroutine_threadsafe", "current_task", "all_tasks", "create_eager_task_factory",
           "eager_task_factory", "_register_task", "_unregister_task", "_enter_task", "_leave_task")

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"

_PASSES = KeyboardInterrupt, SystemExit  # a task that fails with these takes the loop with it
_ITERABLE_COROUTINE = 0x100              # code flag: a generator made by types.coroutine

# ---- which tasks there are, and which one runs

_known = weakref.WeakSet()
_starting = set()  # eager ones in their first step: not in _known before they first wait
_running = {}      # loop -> task

_register_task, _unregister_task = _known.add, _known.discard
_register_eager_task, _unregister_eager_task = _starting.add, _starting.discard


def _enter_task(loop, task):
    other = _running.setdefault(loop, task)
    if other is not task:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {other!r} is being executed.")


def _leave_task(loop, task):
    other = _running.get(loop)
    if other is not task:
        raise RuntimeError(f"Leaving task {task!r} does not match the current task {other!r}.")
    del _running[loop]


def _swap_current_task(loop, task):
    before = _running.pop(loop, None)
    if task is not None:
        _running[loop] = task
    return before


def current_task(loop=None):
    """The task that runs, or None."""
    return _running.get(events.get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    """The tasks of a loop that are not done."""
    if loop is None:
        loop = events.get_running_loop()
    return {task for task in (*_starting, *_known) if not task.done() and _get_loop(task) is loop}


# ---- the task

_numbers = itertools.count(1)  # for the names of those that get none


def _links(first, name):
    """What hangs together by an attribute: frames by f_back, tracebacks by tb_next."""
    while first is not None:
        yield first
        first = getattr(first, name)


class Task(futures.Future):
    """A coroutine that the loop runs, step by step: each goes up to the next future that it awaits.

    Between steps either the loop has a callback for the next one, or _fut_waiter is the future that will call __wake(). cancel() goes to that
    future where there is one; else _must_cancel has the next step throw CancelledError."""

    _log_destroy_pending = True
    _must_cancel = False
    _fut_waiter = None
    _cancels = 0  # requests that were not taken back

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        self._lost_step = False  # for want of memory: there will be none any more
        if self._source_traceback:
            self._source_traceback.pop()  # this frame
        if not iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._coro = coro
        self._name = f"Task-{next(_numbers)}" if name is None else str(name)
        self._context = context if context is not None else contextvars.copy_context()
        if eager_start and self._loop.is_running():
            self.__start_now()
        else:
            self._loop.call_soon(self.__step, context=self._context)
            _register_task(self)

    def __del__(self):
        if self._log_destroy_pending and self._state == "PENDING":
            report = {"message": "Task was destroyed but it is pending!", "task": self}
            if self._source_traceback:
                report["source_traceback"] = self._source_traceback
            self._loop.call_exception_handler(report)
        super().__del__()

    def _repr_info(self):
        return format_helpers._task_repr_info(self)

    # What it is

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_stack(self, *, limit=None):
        """The frames of its coroutine, outermost first; of a task that failed, those of the traceback."""
        coro = self._coro
        frame = next((getattr(coro, name) for name in ("cr_frame", "gi_frame", "ag_frame") if hasattr(coro, name)), None)
        if frame is not None:
            return list(itertools.islice(_links(frame, "f_back"), limit))[::-1]
        if self._exception is not None:
            return [entry.tb_frame for entry in itertools.islice(_links(self._exception.__traceback__, "tb_next"), limit)]
        return []

    def print_stack(self, *, limit=None, file=None):
        """Print the stack, or the traceback of a task that failed."""
        import traceback
        stack = self.get_stack(limit=limit)
        failure = self._exception
        if stack:
            print(f"{'Traceback' if failure is not None else 'Stack'} for {self!r} (most recent call last):", file=file)
        else:
            print(f"No stack for {self!r}", file=file)
        lines = traceback.StackSummary.extract((frame, frame.f_lineno) for frame in stack).format()
        if failure is not None:
            lines += traceback.format_exception_only(failure)
        print("".join(lines), file=file, end="")

    # Its outcome is the coroutine's.

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    # Cancelling

    def cancel(self, msg=None):
        """Have CancelledError raised in the coroutine at its next step."""
        self._log_traceback = False
        if self.done():
            return False
        self._cancels += 1
        if self._lost_step:
            return super().cancel(msg=msg)
        if self._fut_waiter is None or not self._fut_waiter.cancel(msg=msg):
            self._cancel_message = msg
            self._must_cancel = True
        return True

    def cancelling(self):
        """How many cancellations were asked for, less those that were taken back."""
        return self._cancels

    def uncancel(self):
        """Take one request to cancel back; returns how many remain."""
        if self._cancels:
            self._cancels -= 1
            if not self._cancels:
                self._must_cancel = False
        return self._cancels

    # Steps

    def __start_now(self):
        """The first step of an eager task, inside the one that makes it."""
        maker = _swap_current_task(self._loop, self)
        _register_eager_task(self)
        try:
            self._context.run(self.__go_on, None)
        finally:
            _unregister_eager_task(self)
            _swap_current_task(self._loop, maker)
            if self.done():
                self._coro = None
            else:
                _register_task(self)

    def __step(self, error=None):
        """Called by the loop. With an error, that is thrown into the coroutine."""
        if self._state != "PENDING":
            raise InvalidStateError(f"__step(): already done: {self!r}, {error!r}")
        self._fut_waiter = None
        if self._must_cancel:
            self._must_cancel = False
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
        loop = self._loop
        _enter_task(loop, self)
        try:
            self.__go_on(error)
        finally:
            _leave_task(loop, self)

    def __wake(self, future):
        """Called by the loop when the future that it waits for is done."""
        try:
            future.result()
        except BaseException as error:
            error.__traceback__ = error.__traceback__.tb_next  # without this frame
            self.__step(error)
        else:
            self.__step()

    def __go_on(self, error):
        coro = self._coro
        try:
            awaited = coro.send(None) if error is None else coro.throw(error)
        except StopIteration as end:
            self.__returned(end.value)
        except BaseException as failure:
            self.__raised(failure)
            if isinstance(failure, _PASSES):
                raise
        else:
            self.__wait_for(awaited)

    def __returned(self, value):
        if self._must_cancel:  # by itself, in its last step
            self._must_cancel = False
            super().cancel(msg=self._cancel_message)
        else:
            super().set_result(value)

    def __raised(self, failure):
        if not isinstance(failure, _PASSES):
            failure.__traceback__ = failure.__traceback__.tb_next  # begins in the coroutine
        if isinstance(failure, CancelledError):
            self._cancelled_exc = failure
            super().cancel()
        else:
            super().set_exception(failure)

    def __wait_for(self, awaited):
        # A future that is awaited has its flag up; it is for us to take it down.
        flag = getattr(awaited, "_asyncio_future_blocking", None)
        if flag and awaited is not self and _get_loop(awaited) is self._loop:
            awaited._asyncio_future_blocking = False
            awaited.add_done_callback(self.__wake, context=self._context)
            self._fut_waiter = awaited
            if self._must_cancel:
                self._must_cancel = not awaited.cancel(msg=self._cancel_message)
        elif awaited is None:  # a bare yield gives way to others
            self._loop.call_soon(self.__step, context=self._context)
        else:
            self._loop.call_soon(self.__step, RuntimeError(self.__complaint(awaited, flag)), context=self._context)

    def __complaint(self, awaited, flag):
        if isinstance(awaited, types.GeneratorType):
            return f"yield was used instead of yield from for generator in task {self!r} with {awaited!r}"
        if flag is None:
            return f"Task got bad yield: {awaited!r}"
        if _get_loop(awaited) is not self._loop:
            return f"Task {self!r} got Future {awaited!r} attached to a different loop"
        if not flag:
            return f"yield was used instead of yield from in task {self!r} with {awaited!r}"
        return f"Task cannot await on itself: {self!r}"


def create_task(coro, *, name=None, context=None):
    """Run a coroutine in the running loop; returns its Task."""
    options = {} if context is None else {"context": context}
    return events.get_running_loop().create_task(coro, name=name, **options)


def create_eager_task_factory(custom_task_constructor):
    """A task factory whose tasks run their first step at once."""
    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, name=name, context=context, loop=loop, eager_start=True)
    return factory


eager_task_factory = create_eager_task_factory(Task)

# ---- futures of all kinds


def ensure_future(coro_or_future, *, loop=None):
    """A future as it is; a coroutine or awaitable as a task."""
    if futures.isfuture(coro_or_future):
        if loop is None or _get_loop(coro_or_future) is loop:
            return coro_or_future
        raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
    given = iscoroutine(coro_or_future)
    if not given and not _is_awaitable(coro_or_future):
        raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
    coro = coro_or_future if given else _await(coro_or_future)
    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(coro)
    except RuntimeError:
        if given:
            coro.close()  # so that nobody warns that it was never awaited
        raise


def _is_awaitable(thing):
    if isinstance(thing, types.GeneratorType):
        return bool(thing.gi_code.co_flags & _ITERABLE_COROUTINE)
    return hasattr(type(thing), "__await__")


async def _await(awaitable):
    return await awaitable


def _ensure_hidden_future(thing, loop):
    """The same for what nobody else knows when it is made here: it may die without notice."""
    future = ensure_future(thing, loop=loop)
    if future is not thing:
        future._log_destroy_pending = False
    return future


def _refuse_single(awaitables, wanted):
    if iscoroutine(awaitables) or futures.isfuture(awaitables):
        raise TypeError(f"expect {wanted} of futures, not {type(awaitables).__name__}")


def _note_failure(future):
    """Its exception counts as looked at. Returns it, or None."""
    return None if future.cancelled() else future.exception()


def _release(gate, *_):
    if not gate.done():
        gate.set_result(None)


# ---- waiting


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures: (done, pending)."""
    _refuse_single(fs, "a list")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION):
        raise ValueError(f"Invalid return_when value: {return_when}")
    awaited = set(fs)
    if any(map(iscoroutine, awaited)):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = events.get_running_loop()
    gate = loop.create_future()
    timer = loop.call_later(timeout, _release, gate) if timeout is not None else None
    running = len(awaited)

    def count(future):
        nonlocal running
        running -= 1
        enough = running == 0 or return_when == FIRST_COMPLETED
        if enough or return_when == FIRST_EXCEPTION and _note_failure(future) is not None:
            _release(gate)

    for future in awaited:
        future.add_done_callback(count)
    try:
        await gate
    finally:
        if timer is not None:
            timer.cancel()
        for future in awaited:
            future.remove_done_callback(count)
    done = {future for future in awaited if future.done()}
    return done, awaited - done


async def wait_for(fut, timeout):
    """Wait for one awaitable, but not longer than `timeout` seconds: then it is cancelled, and TimeoutError raised."""
    if timeout is None or timeout > 0:
        async with timeouts.timeout(timeout):
            return await fut
    # No time at all: only what is there already counts.
    fut = ensure_future(fut)
    if not fut.done():
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as cancelled:
            raise TimeoutError from cancelled
    return fut.result()


async def _cancel_and_wait(future):
    gate = events.get_running_loop().create_future()

    def release(_):
        _release(gate)

    future.add_done_callback(release)
    try:
        future.cancel()
        await gate
    finally:
        future.remove_done_callback(release)


def as_completed(fs, *, timeout=None):
    """Iterate over awaitables in the order in which they become done."""
    _refuse_single(fs, "an iterable")
    return _AsCompleted(set(fs), timeout)


class _AsCompleted:
    """What as_completed() returns: iterated with `async for` it gives the futures themselves, with `for` coroutines."""

    def __init__(self, awaitables, timeout):
        from .queues import Queue
        loop = events.get_event_loop()
        self._ended = Queue()  # in the order in which they were done; None for each that is too late
        self._pending = {ensure_future(thing, loop=loop) for thing in awaitables}
        self._left = len(self._pending)  # still to be given
        self._timer = None
        if self._pending and timeout is not None:
            self._timer = loop.call_later(timeout, self._give_up)
        for future in self._pending:
            future.add_done_callback(self._note)

    def _note(self, future):
        if future in self._pending:
            self._pending.remove(future)
            self._ended.put_nowait(future)
            if self._timer is not None and not self._pending:
                self._timer.cancel()

    def _give_up(self):
        while self._pending:
            self._pending.pop().remove_done_callback(self._note)
            self._ended.put_nowait(None)

    def _claim(self):
        """Take one of those that are left; are there any?"""
        self._left -= 1
        return self._left >= 0

    async def _future(self):
        future = await self._ended.get()
        if future is not None:
            return future
        raise TimeoutError

    async def _result(self):
        return (await self._future()).result()

    def __iter__(self):
        return self

    def __next__(self):
        if self._claim():
            return self._result()
        raise StopIteration

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._claim():
            return await self._future()
        raise StopAsyncIteration


async def sleep(delay, result=None):
    """Let others run for so many seconds."""
    if delay <= 0:
        await _give_way()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = events.get_running_loop()
    over = loop.create_future()
    alarm = loop.call_later(delay, futures._set_result_unless_cancelled, over, result)
    try:
        return await over
    finally:
        alarm.cancel()


@types.coroutine
def _give_way():
    yield


# ---- one future for others


class _Gathering(futures.Future):
    """What gather() returns. Cancelling it cancels all children, and it is done when they are."""

    _cancel_requested = False

    def __init__(self, children, return_exceptions, loop):
        super().__init__(loop=loop)
        self._children = children
        self._return_exceptions = return_exceptions

    def watch(self, children):
        """Wait for these, each of them once."""
        self._left = len(children)
        ended = [child for child in children if child.done()]
        for child in children:
            if not child.done():
                child.add_done_callback(self._child_done)
        for child in ended:
            self._child_done(child)

    def cancel(self, msg=None):
        if self.done():
            return False
        heard = [child.cancel(msg=msg) for child in self._children]
        self._cancel_requested = self._cancel_requested or any(heard)
        return any(heard)

    def _child_done(self, child):
        self._left -= 1
        if self.done():
            _note_failure(child)
            return
        if not self._return_exceptions:
            failure = child._make_cancelled_error() if child.cancelled() else child.exception()
            if failure is not None:
                self.set_exception(failure)
                return
        if self._left == 0:
            outcomes = list(map(_outcome, self._children))
            if self._cancel_requested:
                self.set_exception(child._make_cancelled_error())
            else:
                self.set_result(outcomes)


def _outcome(future):
    """Its result, or the exception instead of it."""
    if future.cancelled():
        message = future._cancel_message
        return CancelledError("" if message is None else message)
    failure = future.exception()
    return future.result() if failure is None else failure


def gather(*coros_or_futures, return_exceptions=False):
    """A future of the list of all results. The first exception is its exception, unless return_exceptions: then they are results too."""
    if not coros_or_futures:
        nothing = events.get_event_loop().create_future()
        nothing.set_result([])
        return nothing
    loop = None
    by_argument = {}
    for argument in coros_or_futures:
        if argument not in by_argument:
            child = by_argument[argument] = _ensure_hidden_future(argument, loop)
            loop = _get_loop(child)
    gathering = _Gathering([by_argument[argument] for argument in coros_or_futures], return_exceptions, loop)
    gathering.watch(by_argument.values())
    return gathering


def shield(arg):
    """Wait for an awaitable without cancelling it when the one who waits is cancelled."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = _get_loop(inner).create_future()

    def pass_on(_):
        failure = _note_failure(inner)
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif failure is not None:
            outer.set_exception(failure)
        else:
            outer.set_result(inner.result())

    def let_go(_):
        inner.remove_done_callback(pass_on)

    inner.add_done_callback(pass_on)
    outer.add_done_callback(let_go)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """Submit a coroutine to a loop from another thread; returns a concurrent.futures.Future."""
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    from concurrent.futures import Future
    promise = Future()

    def begin():
        try:
            futures._chain_future(ensure_future(coro, loop=loop), promise)
        except _PASSES:
            raise
        except BaseException as failure:
            if promise.set_running_or_notify_cancel():
                promise.set_exception(failure)
            raise

    loop.call_soon_threadsafe(begin)
    return promise
