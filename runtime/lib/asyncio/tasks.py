"""Tasks, and waiting for them: create_task, gather, wait, wait_for, as_completed, shield, sleep."""

import contextvars
import types
import weakref

from . import events, exceptions, format_helpers, futures, timeouts
from .coroutines import iscoroutine

__all__ = ("Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for", "as_completed", "sleep",
           "gather", "shield", "ensure_future", "run_coroutine_threadsafe", "current_task", "all_tasks", "create_eager_task_factory",
           "eager_task_factory", "_register_task", "_unregister_task", "_enter_task", "_leave_task")

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

# ---- which tasks there are

_scheduled_tasks = weakref.WeakSet()
_eager_tasks = set()  # those that were started by an eager factory and run their first step
_current_tasks = {}   # loop -> task


def _register_task(task):
    _scheduled_tasks.add(task)


def _unregister_task(task):
    _scheduled_tasks.discard(task)


def _register_eager_task(task):
    _eager_tasks.add(task)


def _unregister_eager_task(task):
    _eager_tasks.discard(task)


def _enter_task(loop, task):
    current = _current_tasks.get(loop)
    if current is not None:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {current!r} is being executed.")
    _current_tasks[loop] = task


def _leave_task(loop, task):
    current = _current_tasks.get(loop)
    if current is not task:
        raise RuntimeError(f"Leaving task {task!r} does not match the current task {current!r}.")
    del _current_tasks[loop]


def _swap_current_task(loop, task):
    previous = _current_tasks.get(loop)
    if task is None:
        _current_tasks.pop(loop, None)
    else:
        _current_tasks[loop] = task
    return previous


def current_task(loop=None):
    """The task that runs, or None."""
    return _current_tasks.get(events.get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    """The tasks of a loop that are not done."""
    if loop is None:
        loop = events.get_running_loop()
    tasks = list(_eager_tasks)
    tasks.extend(_scheduled_tasks)
    return {task for task in tasks if futures._get_loop(task) is loop and not task.done()}


_last_name = 0


def _new_name():
    global _last_name
    _last_name += 1
    return f"Task-{_last_name}"


# ---- the task


class Task(futures.Future):
    """A coroutine that the loop runs: each step up to the next future that it awaits."""

    _log_destroy_pending = True

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if self._source_traceback:
            del self._source_traceback[-1]
        if not iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._name = _new_name() if name is None else str(name)
        self._num_cancels_requested = 0
        self._must_cancel = False
        self._fut_waiter = None
        self._coro = coro
        self._context = contextvars.copy_context() if context is None else context
        if eager_start and self._loop.is_running():
            self.__eager_start()
        else:
            self._loop.call_soon(self.__step, context=self._context)
            _register_task(self)

    def __del__(self):
        if self._state == "PENDING" and self._log_destroy_pending:
            report = {"task": self, "message": "Task was destroyed but it is pending!"}
            if self._source_traceback:
                report["source_traceback"] = self._source_traceback
            self._loop.call_exception_handler(report)
        super().__del__()

    def _repr_info(self):
        return format_helpers._task_repr_info(self)

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def _frames(self):
        coro = self._coro
        for name in ("cr_frame", "gi_frame", "ag_frame"):
            if hasattr(coro, name):
                return getattr(coro, name)
        return None

    def get_stack(self, *, limit=None):
        """The frames of its coroutine, outermost first; of a task that failed, those of the traceback."""
        frames = []
        frame = self._frames()
        if frame is not None:
            while frame is not None and (limit is None or len(frames) < limit):
                frames.append(frame)
                frame = frame.f_back
            frames.reverse()
        elif self._exception is not None:
            trace = self._exception.__traceback__
            while trace is not None and (limit is None or len(frames) < limit):
                frames.append(trace.tb_frame)
                trace = trace.tb_next
        return frames

    def print_stack(self, *, limit=None, file=None):
        """Print the stack, or the traceback of a task that failed."""
        import linecache
        import traceback
        entries = []
        for frame in self.get_stack(limit=limit):
            code = frame.f_code
            linecache.checkcache(code.co_filename)
            line = linecache.getline(code.co_filename, frame.f_lineno, frame.f_globals)
            entries.append((code.co_filename, frame.f_lineno, code.co_name, line))
        exc = self._exception
        if not entries:
            print(f"No stack for {self!r}", file=file)
        elif exc is not None:
            print(f"Traceback for {self!r} (most recent call last):", file=file)
        else:
            print(f"Stack for {self!r} (most recent call last):", file=file)
        traceback.print_list(entries, file=file)
        if exc is not None:
            for line in traceback.format_exception_only(type(exc), exc):
                print(line, file=file, end="")

    def cancel(self, msg=None):
        """Have CancelledError raised in the coroutine at its next step."""
        self._log_traceback = False
        if self.done():
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        """How many cancellations were asked for, less those that were taken back."""
        return self._num_cancels_requested

    def uncancel(self):
        """Take one request to cancel back; returns how many remain."""
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested

    # ---- steps

    def __eager_start(self):
        previous = _swap_current_task(self._loop, self)
        try:
            _register_eager_task(self)
            try:
                self._context.run(self.__advance, None)
            finally:
                _unregister_eager_task(self)
        finally:
            try:
                current = _swap_current_task(self._loop, previous)
                assert current is self
            finally:
                if self.done():
                    self._coro = None
                    self = None
                else:
                    _register_task(self)

    def __step(self, exc=None):
        if self._state != "PENDING":
            raise exceptions.InvalidStateError(f"__step(): already done: {self!r}, {exc!r}")
        if self._must_cancel:
            if not isinstance(exc, exceptions.CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        _enter_task(loop, self)
        try:
            self.__advance(exc)
        finally:
            _leave_task(loop, self)
            self = None  # no cycle through the traceback

    def __advance(self, exc):
        coro = self._coro
        try:
            result = coro.send(None) if exc is None else coro.throw(exc)
        except StopIteration as stop:
            if self._must_cancel:  # cancelled in its last step
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(stop.value)
        except exceptions.CancelledError as cancelled:
            cancelled.__traceback__ = cancelled.__traceback__.tb_next  # without this frame
            self._cancelled_exc = cancelled
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as fatal:
            super().set_exception(fatal)
            raise
        except BaseException as failure:
            failure.__traceback__ = failure.__traceback__.tb_next
            super().set_exception(failure)
        else:
            self.__wait_for(result)
        finally:
            self = None

    def __wait_for(self, awaited):
        blocking = getattr(awaited, "_asyncio_future_blocking", None)
        if blocking is None:
            if awaited is None:  # a bare yield: the next turn of the loop
                self._loop.call_soon(self.__step, context=self._context)
            elif isinstance(awaited, types.GeneratorType):
                self.__fail(f"yield was used instead of yield from for generator in task {self!r} with {awaited!r}")
            else:
                self.__fail(f"Task got bad yield: {awaited!r}")
        elif futures._get_loop(awaited) is not self._loop:
            self.__fail(f"Task {self!r} got Future {awaited!r} attached to a different loop")
        elif not blocking:
            self.__fail(f"yield was used instead of yield from in task {self!r} with {awaited!r}")
        elif awaited is self:
            self.__fail(f"Task cannot await on itself: {self!r}")
        else:
            awaited._asyncio_future_blocking = False
            awaited.add_done_callback(self.__wakeup, context=self._context)
            self._fut_waiter = awaited
            if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                self._must_cancel = False

    def __fail(self, message):
        self._loop.call_soon(self.__step, RuntimeError(message), context=self._context)

    def __wakeup(self, future):
        try:
            future.result()
        except BaseException as exc:
            exc.__traceback__ = exc.__traceback__.tb_next
            self.__step(exc)
        else:
            self.__step()
        self = None


def create_task(coro, *, name=None, context=None):
    """Run a coroutine in the running loop; returns its Task."""
    loop = events.get_running_loop()
    if context is None:
        return loop.create_task(coro, name=name)
    return loop.create_task(coro, name=name, context=context)


def create_eager_task_factory(custom_task_constructor):
    """A task factory whose tasks run their first step at once."""
    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)
    return factory


eager_task_factory = create_eager_task_factory(Task)

# ---- waiting


def ensure_future(coro_or_future, *, loop=None):
    """A future as it is; a coroutine or awaitable as a task."""
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not futures._get_loop(coro_or_future):
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    close = True
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _await(coro_or_future)
        close = False
    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(coro_or_future)
    except RuntimeError:
        if close:
            coro_or_future.close()
        raise


async def _await(awaitable):
    return await awaitable


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures: (done, pending)."""
    if futures.isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(fs, timeout, return_when, events.get_running_loop())


def _release(waiter):
    if not waiter.done():
        waiter.set_result(None)


async def _wait(fs, timeout, return_when, loop):
    assert fs, "Set of Futures is empty."
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release, waiter)
    left = len(fs)

    def on_done(future):
        nonlocal left
        left -= 1
        failed = not future.cancelled() and future.exception() is not None
        if left <= 0 or return_when == FIRST_COMPLETED or (return_when == FIRST_EXCEPTION and failed):
            if timer is not None:
                timer.cancel()
            _release(waiter)

    for f in fs:
        f.add_done_callback(on_done)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(on_done)
    done, pending = set(), set()
    for f in fs:
        (done if f.done() else pending).add(f)
    return done, pending


async def wait_for(fut, timeout):
    """Wait for one awaitable, but not longer than `timeout` seconds: then it is cancelled, and TimeoutError raised."""
    if fut is not None and not futures.isfuture(fut) and not iscoroutine(fut) and not hasattr(type(fut), "__await__"):
        raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except exceptions.CancelledError as exc:
            raise TimeoutError from exc
    async with timeouts.timeout(timeout):
        return await fut


async def _cancel_and_wait(fut):
    """Cancel a future and wait until it is done."""
    loop = events.get_running_loop()
    waiter = loop.create_future()

    def on_done(_):
        _release(waiter)

    fut.add_done_callback(on_done)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(on_done)


class _AsCompletedIterator:
    """What as_completed() returns: iterated with `async for` it gives the futures themselves, with `for` coroutines."""

    def __init__(self, aws, timeout):
        from .queues import Queue
        self._done = Queue()
        self._timer = None
        loop = events.get_event_loop()
        todo = {ensure_future(aw, loop=loop) for aw in set(aws)}
        for f in todo:
            f.add_done_callback(self._on_done)
        if todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._on_timeout)
        self._todo = todo
        self._todo_left = len(todo)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._todo_left:
            raise StopAsyncIteration
        assert self._todo_left > 0
        self._todo_left -= 1
        return await self._next()

    def __next__(self):
        if not self._todo_left:
            raise StopIteration
        assert self._todo_left > 0
        self._todo_left -= 1
        return self._next(resolve=True)

    def _on_timeout(self):
        for f in self._todo:
            f.remove_done_callback(self._on_done)
            self._done.put_nowait(None)  # says: too late
        self._todo.clear()

    def _on_done(self, f):
        if not self._todo:
            return
        self._todo.remove(f)
        self._done.put_nowait(f)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    async def _next(self, resolve=False):
        f = await self._done.get()
        if f is None:
            raise exceptions.TimeoutError
        return f.result() if resolve else f


def as_completed(fs, *, timeout=None):
    """Iterate over awaitables in the order in which they become done."""
    if futures.isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


@types.coroutine
def _next_turn():
    yield


async def sleep(delay, result=None):
    """Let others run for so many seconds."""
    if delay <= 0:
        await _next_turn()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


# ---- gather, shield


class _GatheringFuture(futures.Future):
    """The outer future of gather(): cancelling it cancels all children."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    """A future of the list of all results. The first exception is its exception, unless return_exceptions: then they are results too."""
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer
    by_argument = {}
    children = []
    finished = 0
    loop = outer = None

    def on_done(future):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not future.cancelled():
                future.exception()  # it counts as looked at
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            exc = future.exception()
            if exc is not None:
                outer.set_exception(exc)
                return
        if finished < len(by_argument):
            return
        results = []
        for child in children:
            if child.cancelled():
                result = exceptions.CancelledError("" if child._cancel_message is None else child._cancel_message)
            else:
                result = child.exception()
                if result is None:
                    result = child.result()
            results.append(result)
        if outer._cancel_requested:
            outer.set_exception(future._make_cancelled_error())
        else:
            outer.set_result(results)

    ready = []
    for arg in coros_or_futures:
        if arg not in by_argument:
            future = ensure_future(arg, loop=loop)
            if loop is None:
                loop = futures._get_loop(future)
            if future is not arg:  # nobody else knows it
                future._log_destroy_pending = False
            by_argument[arg] = future
            if future.done():
                ready.append(future)
            else:
                future.add_done_callback(on_done)
        children.append(by_argument[arg])
    outer = _GatheringFuture(children, loop=loop)
    for future in ready:
        on_done(future)
    return outer


def shield(arg):
    """Wait for an awaitable without cancelling it when the one who waits is cancelled."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = futures._get_loop(inner).create_future()

    def on_inner(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def on_outer(outer):
        if not inner.done():
            inner.remove_done_callback(on_inner)

    inner.add_done_callback(on_inner)
    outer.add_done_callback(on_outer)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """Submit a coroutine to a loop from another thread; returns a concurrent.futures.Future."""
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    import concurrent.futures
    future = concurrent.futures.Future()

    def start():
        try:
            futures._chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if future.set_running_or_notify_cancel():
                future.set_exception(exc)
            raise

    loop.call_soon_threadsafe(start)
    return future
