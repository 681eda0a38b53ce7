"""Queues between tasks."""

import collections
import heapq
import types

from .locks import Event
from .mixins import _Line, _LoopBoundMixin, _woken

__all__ = ("Queue", "PriorityQueue", "LifoQueue", "QueueFull", "QueueEmpty", "QueueShutDown")


class QueueEmpty(Exception):
    """There is nothing to get now."""


class QueueFull(Exception):
    """There is no room to put something now."""


class QueueShutDown(Exception):
    """The queue was shut down."""


class Queue(_LoopBoundMixin):
    """First in, first out; with a maxsize above 0, put() waits while so many are in it.

    One that waits is woken for each item or room that comes up, and then looks whether it is still there."""

    __class_getitem__ = classmethod(types.GenericAlias)

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters, self._putters = _Line(), _Line()
        self._unfinished_tasks = 0  # items for which task_done() is still to be called
        self._all_done = Event()    # set while that is 0
        self._all_done.set()
        self._is_shutdown = False
        self._init(maxsize)

    # How items are kept; subclasses have other ways.

    def _init(self, maxsize):
        self._queue = collections.deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    # Looking at it

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._format()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    def _format(self):
        items = getattr(self, "_queue", None)
        getting, putting = (len(list(line.asleep())) for line in (self._getters, self._putters))
        parts = ((True, f"maxsize={self._maxsize!r}"),
                 (items, f"_queue={list(items or ())!r}"),
                 (getting, f"_getters[{getting}]"),
                 (putting, f"_putters[{putting}]"),
                 (self._unfinished_tasks, f"tasks={self._unfinished_tasks}"),
                 (self._is_shutdown, "shutdown"))
        return " ".join(text for wanted, text in parts if wanted)

    @property
    def maxsize(self):
        return self._maxsize

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    # Putting and getting

    async def _wait_while(self, blocked, line):
        """Wait in the line until not blocked(), or shut down."""
        while blocked() and not self._is_shutdown:
            place = line.join(self._get_loop())
            try:
                await line.stand(place)
            except BaseException:
                if _woken(place) and not blocked():
                    line.wake(1)  # the next one gets what we were woken for
                place.cancel()
                raise

    async def put(self, item):
        """Put an item in, as soon as there is room."""
        await self._wait_while(self.full, self._putters)
        self.put_nowait(item)

    def put_nowait(self, item):
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._all_done.clear()
        self._getters.wake(1)

    async def get(self):
        """Take an item out, as soon as there is one."""
        await self._wait_while(self.empty, self._getters)
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueShutDown if self._is_shutdown else QueueEmpty
        taken = self._get()
        self._putters.wake(1)
        return taken

    # The end of it

    def _finish(self, count):
        self._unfinished_tasks = left = max(self._unfinished_tasks - count, 0)
        if not left:
            self._all_done.set()

    def task_done(self):
        """An item that was taken out is dealt with."""
        if not self._unfinished_tasks > 0:
            raise ValueError("task_done() called too many times")
        self._finish(1)

    async def join(self):
        """Wait until all items are dealt with."""
        await self._all_done.wait()

    def shutdown(self, immediate=False):
        """No more put(); no more get() once it is empty, which with `immediate` it is at once."""
        self._is_shutdown = True
        if immediate:
            dropped = 0
            while not self.empty():
                self._get()
                dropped += 1
            self._finish(dropped)
        self._getters.wake()
        self._putters.wake()


class _ListQueue(Queue):
    def _init(self, maxsize):
        self._queue = []


class PriorityQueue(_ListQueue):
    """The smallest item first."""

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(_ListQueue):
    """The last item first."""

    def _get(self):
        return self._queue.pop()
