"""Queues for any number of threads that put and get.

A queue has one lock, `mutex`, and three conditions over it. Whoever waits, waits for a predicate: room, an item, or
no unfinished task. shutdown() wakes all, and they look at is_shutdown first.
"""
import threading
from time import monotonic as _now

try:
    from _queue import Empty, SimpleQueue
except ImportError:
    SimpleQueue = None

    class Empty(Exception):
        'There is no item, or none came in time.'

try:
    from _collections import deque
except ImportError:
    deque = threading._deque

__all__ = ['Empty', 'Full', 'ShutDown', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']

_generic = classmethod(type(list[int]))


class Full(Exception):
    'There is no room, or there was none in time.'


class ShutDown(Exception):
    'The queue was ended by shutdown().'


def _check_timeout(timeout):
    if timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")


class Queue:
    """First in, first out; at most maxsize items, or any number if that is 0."""

    __class_getitem__ = _generic

    def __init__(self, maxsize=0):
        self.maxsize, self.unfinished_tasks, self.is_shutdown = maxsize, 0, False
        self._init(maxsize)
        self.mutex = lock = threading.Lock()
        self.not_empty, self.not_full, self.all_tasks_done = (threading.Condition(lock) for _ in range(3))

    # ---- what it holds

    def qsize(self):
        """How many items there are now."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Whether there is no item now."""
        return self.qsize() == 0

    def full(self):
        """Whether there is no room now."""
        with self.mutex:
            return not self._has_room()

    def _has_room(self):
        return self.maxsize <= 0 or self._qsize() < self.maxsize

    # ---- putting and getting

    def put(self, item, block=True, timeout=None):
        """Put an item; wait for room, if so asked, and raise Full if there is none. After shutdown(): ShutDown."""
        with self.mutex:
            self._admit(self._refuses_put)
            if self.maxsize > 0:
                self._await(self.not_full, self._has_room, self._refuses_put, Full, block, timeout)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Take an item; wait for one, if so asked, and raise Empty if there is none. Empty and shut down: ShutDown."""
        with self.mutex:
            self._admit(self._refuses_get)
            self._await(self.not_empty, self._qsize, self._refuses_get, Empty, block, timeout)
            taken = self._get()
            self.not_full.notify()
        return taken

    def put_nowait(self, item):
        """Put an item at once, or raise Full."""
        self.put(item, False)

    def get_nowait(self):
        """Take an item at once, or raise Empty."""
        return self.get(False)

    def _refuses_put(self):
        return self.is_shutdown

    def _refuses_get(self):
        return self.is_shutdown and not self._qsize()

    def _admit(self, refuses):
        if refuses():
            raise ShutDown

    def _await(self, condition, ready, refuses, failure, block, timeout):
        """Return when ready() is true. Raise failure if that is too late, ShutDown if there is a shutdown meanwhile."""
        if block:
            _check_timeout(timeout)
        deadline = None if timeout is None else _now() + timeout
        while not ready():
            left = None if deadline is None else deadline - _now()
            if not block or left is not None and left <= 0:
                raise failure
            condition.wait(left)
            self._admit(refuses)

    # ---- the tasks that items are

    def task_done(self):
        """Count an item that get() gave as worked off."""
        with self.mutex:
            if self.unfinished_tasks <= 0:
                raise ValueError('task_done() called too many times')
            self.unfinished_tasks -= 1
            if not self.unfinished_tasks:
                self.all_tasks_done.notify_all()

    def join(self):
        """Wait until every item that was put is worked off."""
        with self.mutex:
            self.all_tasks_done.wait_for(lambda: not self.unfinished_tasks)

    def shutdown(self, immediate=False):
        """Take no more items; once the queue is empty, give none. immediate: empty it now, so that join() ends."""
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    self.unfinished_tasks = max(self.unfinished_tasks - 1, 0)
                self.all_tasks_done.notify_all()
            for condition in (self.not_empty, self.not_full):
                condition.notify_all()

    # ---- what subclasses override: called with the lock held, but for _init()

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class PriorityQueue(Queue):
    """The least item goes out first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        import heapq
        heapq.heappush(self.queue, item)

    def _get(self):
        import heapq
        return heapq.heappop(self.queue)


class _PySimpleQueue:
    """What SimpleQueue is where there is no native one: a deque, and a semaphore that counts its items."""

    __class_getitem__ = _generic

    def __init__(self):
        self._items = deque()
        self._available = threading.Semaphore(0)

    def qsize(self):
        """How many items there are now."""
        return len(self._items)

    def empty(self):
        """Whether there is no item now."""
        return not self._items

    def put(self, item, block=True, timeout=None):
        """Put an item: there is always room, so that nothing is waited for."""
        self._items.append(item)
        self._available.release()

    def get(self, block=True, timeout=None):
        """Take an item; wait for one, if so asked, and raise Empty if there is none."""
        _check_timeout(timeout)
        if self._available.acquire(block, timeout):
            return self._items.popleft()
        raise Empty

    def put_nowait(self, item):
        """Put an item."""
        self.put(item)

    def get_nowait(self):
        """Take an item at once, or raise Empty."""
        return self.get(False)


SimpleQueue = SimpleQueue or _PySimpleQueue
