"""The event loop without its selector: callbacks, timers, tasks, threads, and failures that nobody caught."""

import collections
import itertools
import sys
import time
import warnings
import weakref
from heapq import heapify, heappop, heappush

from _thread import get_ident

from . import coroutines, events, futures, tasks
from .log import logger

__all__ = ("BaseEventLoop", "Server")

# When there are more timers than this and more than this part of them is cancelled, the heap is made anew without those.
_MANY_TIMERS, _CANCELLED_PART = 100, 0.5

_LONGEST_WAIT = 24 * 3600  # seconds; some selectors know no longer ones
_ORIGIN_DEPTH = 10         # frames that coroutines remember in debug mode
_PASSES = KeyboardInterrupt, SystemExit  # what is never reported, but ends the program


def _hide_maker(made):
    """In debug mode handles and tasks know where they were made. The loop's own method, which is on top, is not to be seen."""
    trace = made._source_traceback
    if trace:
        trace.pop()
    return made


class Server(events.AbstractServer):
    """A listening server; loops that know sockets make them."""


class _Turns:
    """Callbacks and their turns.

    _ready holds the handles of the next turn in order; a turn runs those that are in it when it begins, and what they add waits for the next
    one. _scheduled is a heap of timers. Cancelled timers stay in it for a while; _timer_cancelled_count says how many do."""

    slow_callback_duration = 0.1  # seconds from which on debug mode complains
    _closed = _stopping = _debug = False
    _timer_cancelled_count = 0
    _measured = None        # the handle that runs, in debug mode
    _thread_id = None             # the thread in which the loop runs, if it does

    def __init__(self):
        self._ready = collections.deque()
        self._scheduled = []
        self._clock_resolution = time.get_clock_info("monotonic").resolution

    def time(self):
        """The loop's clock, in seconds."""
        return time.monotonic()

    # Selector loops have these two.

    def _process_events(self, event_list):
        raise NotImplementedError

    def _write_to_self(self):
        raise NotImplementedError

    # Adding callbacks

    def call_soon(self, callback, *args, context=None):
        """Call callback(*args) in the next turn."""
        if self._closed or self._debug:
            self._check_call("call_soon", callback)
        handle = events.Handle(callback, args, self, context)
        self._ready.append(handle)
        return _hide_maker(handle) if self._debug else handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        """The same from another thread, or a signal handler: wakes the loop up."""
        self._check_call("call_soon_threadsafe", callback, any_thread=True)
        handle = _hide_maker(events.Handle(callback, args, self, context))
        self._add_callback_signalsafe(handle)
        return handle

    def call_at(self, when, callback, *args, context=None):
        """Call callback(*args) at a moment of the loop's clock."""
        if when is None:
            raise TypeError("when cannot be None")
        self._check_call("call_at", callback)
        timer = _hide_maker(events.TimerHandle(when, callback, args, self, context))
        timer._scheduled = True
        heappush(self._scheduled, timer)
        return timer

    def call_later(self, delay, callback, *args, context=None):
        """Call callback(*args) in so many seconds."""
        if delay is None:
            raise TypeError("delay must not be None")
        return _hide_maker(self.call_at(self.time() + delay, callback, *args, context=context))

    def _add_callback(self, handle):
        if not handle._cancelled:
            self._ready.append(handle)

    def _add_callback_signalsafe(self, handle):
        self._add_callback(handle)
        self._write_to_self()

    def _timer_handle_cancelled(self, timer):
        self._timer_cancelled_count += timer._scheduled

    def _refuse_if_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_thread(self):
        if self._thread_id not in (None, get_ident()):
            raise RuntimeError("Non-thread-safe operation invoked on an event loop other than the current one")

    def _check_call(self, method, callback, any_thread=False):
        """May `method` take this callback now? Most of it is only asked in debug mode."""
        self._refuse_if_closed()
        if self._debug:
            if not any_thread:
                self._check_thread()
            if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
                raise TypeError(f"coroutines cannot be used with {method}()")
            if not callable(callback):
                raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")

    # A turn

    def _run_once(self):
        """Wait until something is to be done, and do it."""
        if self._scheduled:
            self._forget_cancelled_timers()
        ready = self._ready
        found = self._selector.select(0 if ready or self._stopping else self._patience())
        if found:
            self._process_events(found)
            found = None
        if self._scheduled:
            self._collect_due_timers()
        # Taken out one by one: if one ends the loop by KeyboardInterrupt, the others are still there.
        for handle in map(collections.deque.popleft, itertools.repeat(ready, len(ready))):
            if not handle._cancelled:
                if self._debug:
                    self._run_measured(handle)
                else:
                    handle._run()

    def _patience(self):
        """How long to wait for files when there is nothing else to do."""
        if not self._scheduled:
            return None
        return min(max(self._scheduled[0]._when - self.time(), 0), _LONGEST_WAIT)

    def _forget_cancelled_timers(self):
        timers = self._scheduled
        if len(timers) > _MANY_TIMERS and self._timer_cancelled_count > len(timers) * _CANCELLED_PART:
            self._scheduled = [timer for timer in timers if not timer._cancelled]
            self._timer_cancelled_count = 0
            heapify(self._scheduled)
        else:
            while timers and timers[0]._cancelled:
                self._next_timer()
                self._timer_cancelled_count -= 1

    def _collect_due_timers(self):
        horizon = self.time() + self._clock_resolution
        while self._scheduled and self._scheduled[0]._when < horizon:
            self._ready.append(self._next_timer())

    def _next_timer(self):
        timer = heappop(self._scheduled)
        timer._scheduled = False
        return timer

    def _run_measured(self, handle):
        self._measured = handle
        began = self.time()
        try:
            handle._run()
        finally:
            self._measured = None
        took = self.time() - began
        if took >= self.slow_callback_duration:
            task = getattr(handle._callback, "__self__", None)
            what = repr(task) if isinstance(task, tasks.Task) else str(handle)
            logger.warning("Executing %s took %.3f seconds", what, took)


class _Reports:
    """What went wrong and nobody caught. A report is a dict: message, exception, future, task, handle ..."""

    _handler = None

    def get_exception_handler(self):
        return self._handler

    def set_exception_handler(self, handler):
        """handler(loop, report) instead of the default one; None: the default one again."""
        if not (handler is None or callable(handler)):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._handler = handler

    def default_exception_handler(self, context):
        """Log a report."""
        error = context.get("exception")
        handle = self._measured
        if handle is not None and handle._source_traceback and "source_traceback" not in context:
            context["handle_traceback"] = handle._source_traceback
        lines = [context.get("message") or "Unhandled exception in event loop"]
        lines += (f"{key}: {_detail(key, context[key])}" for key in sorted(context) if key not in ("message", "exception"))
        logger.error("\n".join(lines), exc_info=error is not None and (type(error), error, error.__traceback__))

    def call_exception_handler(self, context):
        """Give a report to the handler; if that one fails too, to the default one; and if even that one fails, log it."""
        handler = self._handler
        if handler is None:
            self._report_safely(context, "Exception in default exception handler")
            return
        try:
            run = getattr(_context_of(context), "run", None)
            if run is not None:
                run(handler, self, context)
            else:
                handler(self, context)
        except _PASSES:
            raise
        except BaseException as error:
            self._report_safely(
                {"message": "Unhandled error in exception handler", "exception": error, "context": context},
                "Exception in default exception handler while handling an unexpected error in custom exception handler")

    def _report_safely(self, report, last_words):
        try:
            self.default_exception_handler(report)
        except _PASSES:
            raise
        except BaseException:
            logger.error(last_words, exc_info=True)


def _detail(key, value):
    what = {"source_traceback": "Object", "handle_traceback": "Handle"}.get(key)
    if what is None:
        return repr(value)
    from traceback import format_list
    return f"{what} created at (most recent call last):\n" + "".join(format_list(value)).rstrip()


def _context_of(report):
    """The contextvars context of the thing that failed, if it has one."""
    for kind in ("task", "future", "handle"):
        if thing := report.get(kind):
            return thing.get_context() if hasattr(thing, "get_context") else None
    return None


class BaseEventLoop(_Turns, _Reports, events.AbstractEventLoop):
    """Runs callbacks in order, timers when they are due, and asks _selector for files that are ready."""

    _make_task = None
    _default_executor = None
    _threads_ended = _generators_ended = False
    _hooks_before = None   # those for asynchronous generators, while the loop runs
    _origins_before = None  # the depth that coroutines remember, while debug mode has changed it

    def __init__(self):
        super().__init__()
        self._generators = weakref.WeakSet()
        self.set_debug(coroutines._is_debug_mode())

    def __repr__(self):
        facts = (f"{name}={value}" for name, value in (
            ("running", self.is_running()), ("closed", self.is_closed()), ("debug", self.get_debug())))
        return f"<{type(self).__name__} {' '.join(facts)}>"

    # ---- tasks

    def create_future(self):
        return futures.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        """Run a coroutine as a task."""
        self._refuse_if_closed()
        if self._make_task is None:
            return _hide_maker(tasks.Task(coro, loop=self, name=name, context=context))
        options = {} if context is None else {"context": context}
        task = self._make_task(self, coro, **options)
        if name is not None and hasattr(task, "set_name"):
            task.set_name(name)
        return task

    def get_task_factory(self):
        return self._make_task

    def set_task_factory(self, factory):
        """factory(loop, coro, **options) makes the tasks from now on; None: as at first."""
        if not (factory is None or callable(factory)):
            raise TypeError("task factory must be a callable or None")
        self._make_task = factory

    # ---- running

    def run_forever(self):
        """Run turn after turn, up to the one in which stop() was called."""
        self._run_forever_setup()
        try:
            self._run_once()
            while not self._stopping:
                self._run_once()
        finally:
            self._run_forever_cleanup()

    def run_until_complete(self, future):
        """Run until a future or coroutine is done; returns its result."""
        self._refuse_if_closed()
        self._refuse_if_running()
        awaited = tasks.ensure_future(future, loop=self)
        is_ours = awaited is not future
        if is_ours:
            awaited._log_destroy_pending = False  # should the loop stop early, an exception says so
        awaited.add_done_callback(_stop_when_done)
        try:
            self.run_forever()
        except BaseException:
            if is_ours and awaited.done() and not awaited.cancelled():
                awaited.exception()  # counts as looked at: it is the one that comes out here
            raise
        finally:
            awaited.remove_done_callback(_stop_when_done)
        if awaited.done():
            return awaited.result()
        raise RuntimeError("Event loop stopped before Future completed.")

    def stop(self):
        """Leave run_forever() after this turn."""
        self._stopping = True

    def is_running(self):
        return self._thread_id is not None

    def is_closed(self):
        return self._closed

    def close(self):
        """Forget all callbacks; the loop cannot run again. It does not wait for threads."""
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if not self._closed:
            self._closed = self._threads_ended = True
            for waiting in (self._ready, self._scheduled):
                waiting.clear()
            executor, self._default_executor = self._default_executor, None
            if executor is not None:
                executor.shutdown(wait=False)

    def __del__(self, _warn=warnings.warn):
        if self.is_closed():
            return
        _warn(f"unclosed event loop {self!r}", ResourceWarning, source=self)
        if not self.is_running():
            self.close()

    def _refuse_if_running(self):
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if events._get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def _run_forever_setup(self):
        self._refuse_if_closed()
        self._refuse_if_running()
        self._thread_id = get_ident()
        self._track_origins(self._debug)
        self._hooks_before = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(self._generator_begins, self._generator_dies)
        events._set_running_loop(self)

    def _run_forever_cleanup(self):
        self._stopping, self._thread_id = False, None
        events._set_running_loop(None)
        self._track_origins(False)
        hooks, self._hooks_before = self._hooks_before, None
        if hooks is not None:
            sys.set_asyncgen_hooks(*hooks)

    # ---- asynchronous generators

    def _generator_begins(self, generator):
        if self._generators_ended:
            warnings.warn(f"asynchronous generator {generator!r} was scheduled after loop.shutdown_asyncgens() call",
                          ResourceWarning, source=self)
        self._generators.add(generator)

    def _generator_dies(self, generator):
        self._generators.discard(generator)
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, generator.aclose())

    async def shutdown_asyncgens(self):
        """Close all asynchronous generators that are under way."""
        self._generators_ended = True
        left = list(self._generators)
        if not left:
            return
        self._generators.clear()
        outcomes = await tasks.gather(*(generator.aclose() for generator in left), return_exceptions=True)
        for generator, outcome in zip(left, outcomes):
            if isinstance(outcome, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of asynchronous generator {generator!r}",
                    "exception": outcome,
                    "asyncgen": generator,
                })

    # ---- threads

    def run_in_executor(self, executor, func, *args):
        """Call func(*args) in a thread of the executor, by default one of the loop's own; returns a future."""
        self._check_call("run_in_executor", func, any_thread=True)
        if executor is None:
            executor = self._own_executor()
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def _own_executor(self):
        if self._threads_ended:
            raise RuntimeError("Executor shutdown has been called")
        if self._default_executor is None:
            from concurrent.futures import ThreadPoolExecutor
            self._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        return self._default_executor

    def set_default_executor(self, executor):
        """Another one for run_in_executor(None, ...)."""
        from concurrent.futures import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout=None):
        """Wait for the threads of run_in_executor() to end, if need be only so many seconds."""
        self._threads_ended = True
        executor = self._default_executor
        if executor is None:
            return
        from threading import Thread
        from .timeouts import timeout as time_limit
        ended = self.create_future()
        # It blocks, so it has a thread of its own.
        waiter = Thread(target=self._shut_down, args=(executor, ended))
        waiter.start()
        try:
            async with time_limit(timeout):
                await ended
        except TimeoutError:
            warnings.warn(f"The executor did not finishing joining its threads within {timeout} seconds.",
                          RuntimeWarning, stacklevel=2)
            executor.shutdown(wait=False)
        else:
            waiter.join()

    def _shut_down(self, executor, ended):
        try:
            executor.shutdown(wait=True)
        except Exception as error:
            tell = ended.set_exception, error
        else:
            tell = futures._set_result_unless_cancelled, ended, None
        if not (self._closed or ended.cancelled()):
            self.call_soon_threadsafe(*tell)

    # ---- debug mode

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        """Debug mode: more checks, and objects remember where they were made."""
        self._debug = enabled
        if self.is_running():
            self.call_soon_threadsafe(self._track_origins, enabled)

    def _track_origins(self, enabled):
        before = self._origins_before
        if enabled and before is None:
            self._origins_before = sys.get_coroutine_origin_tracking_depth()
            sys.set_coroutine_origin_tracking_depth(_ORIGIN_DEPTH)
        elif before is not None and not enabled:
            self._origins_before = None
            sys.set_coroutine_origin_tracking_depth(before)


def _stop_when_done(future):
    """What run_until_complete() has the future call. KeyboardInterrupt and SystemExit have ended run_forever() already."""
    if future.cancelled() or not isinstance(future.exception(), _PASSES):
        futures._get_loop(future).stop()
