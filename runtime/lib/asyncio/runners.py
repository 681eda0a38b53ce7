"""run() and Runner: a loop for the time of one coroutine, or several."""

import contextvars

from . import events, tasks
from .coroutines import iscoroutine
from .exceptions import CancelledError

__all__ = ("Runner", "run")


def run(main, *, debug=None, loop_factory=None):
    """Run a coroutine in a loop of its own; returns its result."""
    _refuse_running_loop("asyncio.run()")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _refuse_running_loop(what):
    if events._get_running_loop() is not None:
        raise RuntimeError(f"{what} cannot be called from a running event loop")


class Runner:
    """A loop with a context. The loop is made when it is first wanted; with close() all tasks are cancelled and the loop closed."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = self._context = None
        self._closed = False

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def get_loop(self):
        """The loop; makes it if need be."""
        if self._closed:
            raise RuntimeError("Runner is closed")
        if self._loop is None:
            self._loop = self._new_loop()
            self._context = contextvars.copy_context()
            if self._debug is not None:
                self._loop.set_debug(self._debug)
        return self._loop

    def _new_loop(self):
        if self._loop_factory is not None:
            return self._loop_factory()
        loop = events.new_event_loop()
        events.set_event_loop(loop)
        return loop

    def run(self, coro, *, context=None):
        """Run a coroutine to its end; returns its result."""
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        _refuse_running_loop("Runner.run()")
        loop = self.get_loop()
        task = loop.create_task(coro, context=self._context if context is None else context)
        with _Interrupts(loop, task) as interrupts:
            try:
                return loop.run_until_complete(task)
            except CancelledError:
                if interrupts.explain():
                    raise KeyboardInterrupt
                raise

    def close(self):
        """Cancel what is left, and close the loop."""
        loop, self._loop = self._loop, None
        if loop is None:
            return
        self._closed = True
        try:
            _end_tasks(loop)
            for ending in (loop.shutdown_asyncgens, loop.shutdown_default_executor):
                loop.run_until_complete(ending())
        finally:
            if self._loop_factory is None:
                events.set_event_loop(None)
            loop.close()


def _end_tasks(loop):
    """Cancel all tasks of the loop, wait for them, and report those that failed."""
    left = tasks.all_tasks(loop)
    for task in left:
        task.cancel()
    if left:
        loop.run_until_complete(tasks.gather(*left, return_exceptions=True))
    for task in left:
        error = None if task.cancelled() else task.exception()
        if error is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown",
                "exception": error,
                "task": task,
            })


class _Interrupts:
    """Ctrl-C while a task runs: the first one cancels it, any further one raises KeyboardInterrupt at once.

    Only in the main thread, and only where the program has no handler of its own for SIGINT; otherwise it does nothing."""

    def __init__(self, loop, task):
        self.loop = loop
        self.task = task
        self.count = 0
        self.signal = None  # the module, while this is the handler

    def __enter__(self):
        if events._in_main_thread():
            import signal
            if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
                try:
                    signal.signal(signal.SIGINT, self)
                except ValueError:  # not the main interpreter
                    pass
                else:
                    self.signal = signal
        return self

    def __exit__(self, *exc_info):
        signal = self.signal
        if signal is not None and signal.getsignal(signal.SIGINT) is self:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def __call__(self, signum, frame):
        self.count += 1
        if self.count > 1 or self.task.done():
            raise KeyboardInterrupt
        self.task.cancel()
        self.loop.call_soon_threadsafe(lambda: None)  # in case it sleeps

    def explain(self):
        """Was the task cancelled by Ctrl-C, and by nothing else? Tasks of other makers may not know."""
        return bool(self.count and hasattr(self.task, "uncancel") and self.task.uncancel() == 0)
