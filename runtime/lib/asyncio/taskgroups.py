"""TaskGroup: tasks that end together."""

from . import events, tasks
from .exceptions import CancelledError

__all__ = ("TaskGroup",)

_NEW, _OPEN, _LEAVING = range(3)


class TaskGroup:
    """`async with TaskGroup() as group:` waits at its end for the tasks that group.create_task() made.

    The parent is the task that runs the block. The first failure, of a member or of the block itself, stops the group: all members are
    cancelled and no new ones let in. When a member failed, the parent is cancelled too, so that it comes to the end of its block, where that
    cancellation is taken back and all failures are raised together. A cancellation of the parent from elsewhere is passed on."""

    def __init__(self):
        self._phase = _NEW
        self._loop = self._parent = None
        self._tasks = set()        # the members that are not done
        self._drained = None       # a future of the parent's: the last member is done
        self._errors = []
        self._fatal = None         # the first exception that must not be wrapped
        self._stopped = False
        self._parent_called = False  # we have cancelled the parent
        self._cancellation = None  # the CancelledError to pass on

    def __repr__(self):
        words = [f"{what}={len(kept)}" for what, kept in (("tasks", self._tasks), ("errors", self._errors)) if kept]
        if self._stopped:
            words.append("cancelling")
        elif self._phase != _NEW:
            words.append("entered")
        return " ".join(["<TaskGroup", *words]) + ">"

    def create_task(self, coro, *, name=None, context=None):
        """Run a coroutine as a member of the group."""
        if (refusal := self._refusal()) is not None:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} {refusal}")
        options = {} if context is None else {"context": context}
        task = self._loop.create_task(coro, name=name, **options)
        if task.done():  # an eager one
            self._member_done(task)
        else:
            self._tasks.add(task)
            task.add_done_callback(self._member_done)
        return task

    def _refusal(self):
        if self._phase == _NEW:
            return "has not been entered"
        if self._phase == _LEAVING and not self._tasks:
            return "is finished"
        return "is shutting down" if self._stopped else None

    async def __aenter__(self):
        if self._phase != _NEW:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._loop = events.get_running_loop()
        self._parent = tasks.current_task(self._loop)
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._phase = _OPEN
        return self

    async def __aexit__(self, kind, error, trace):
        self._phase = _LEAVING
        failure = None
        try:
            if error is not None:
                self._block_failed(error)
            while self._tasks:
                await self._wait_for_members()
            failure = self._verdict(error)
            self._parent = None
            if failure is not None:
                raise failure
        finally:
            # The exceptions know this frame by their tracebacks: it forgets them.
            error = trace = failure = self._fatal = self._cancellation = None
            self._errors = []

    def _block_failed(self, error):
        self._note_fatal(error)
        if isinstance(error, CancelledError):
            self._cancellation = error
        if not self._stopped:
            self._stop()

    async def _wait_for_members(self):
        self._drained = self._loop.create_future()
        try:
            await self._drained
        except CancelledError as cancelled:
            if not self._stopped:  # somebody wants the parent to end
                self._cancellation = cancelled
                self._stop()
        self._drained = None

    def _verdict(self, error):
        """The exception that the whole block ends with, if any."""
        if self._fatal is not None:
            return self._fatal
        if self._parent_called and self._parent.uncancel() == 0:
            self._cancellation = None  # it was only ours
        if error is not None and not isinstance(error, CancelledError):
            self._errors.append(error)
        if not self._errors:
            return self._cancellation
        if self._parent.cancelling():
            # It gives way to the failures, but is still asked for: it comes up at the next await.
            self._parent.uncancel()
            self._parent.cancel()
        group = BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors)
        group.__suppress_context__ = True
        return group

    def _note_fatal(self, error):
        if self._fatal is None and isinstance(error, (KeyboardInterrupt, SystemExit)):
            self._fatal = error

    def _stop(self):
        self._stopped = True
        for member in list(self._tasks):
            member.cancel()

    def _member_done(self, member):
        self._tasks.discard(member)
        if self._drained is not None and not (self._tasks or self._drained.done()):
            self._drained.set_result(None)
        error = None if member.cancelled() else member.exception()
        if error is None:
            return
        self._errors.append(error)
        self._note_fatal(error)
        if self._parent.done():
            self._loop.call_exception_handler({
                "message": f"Task {member!r} has errored out but its parent task {self._parent} is already completed",
                "exception": error,
                "task": member,
            })
        elif not self._stopped and not self._parent_called:
            self._stop()
            self._parent_called = True
            self._parent.cancel()
