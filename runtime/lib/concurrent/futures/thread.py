"""ThreadPoolExecutor: calls made by a number of threads.

Executor and workers share a _Crew. The workers do not know the executor, so that it goes when nobody else wants it; that, its
shutdown() and the end of the program all put None behind the calls in the crew's queue, and the worker that takes None puts it
back for the next one and ends.

A worker that finds no call puts a token into `idle` before it waits; submit() takes one out, or else starts a worker.
"""
import os
from _queue import Empty, SimpleQueue
from itertools import count
from threading import Lock, Thread, _register_atexit
from types import GenericAlias
from weakref import WeakSet, ref

from ._base import BrokenExecutor, Executor, Future, _log

_crews = WeakSet()
_program_ends = False


class BrokenThreadPool(BrokenExecutor):
    """The initializer failed in a worker of the pool."""


class _WorkItem:
    """A call to be made, and its future."""

    def __init__(self, fn, args, kwargs):
        self.call, self.future = (fn, args, kwargs), Future()

    __class_getitem__ = classmethod(GenericAlias)

    def make(self):
        if self.future.set_running_or_notify_cancel():
            fn, args, kwargs = self.call
            try:
                self.future.set_result(fn(*args, **kwargs))
            except BaseException as e:
                self.future.set_exception(e)
                del self  # it is reached from the traceback


class _Crew:
    """The calls to be made and the threads that make them."""

    def __init__(self, size, prefix, initializer, initargs):
        self.size, self.prefix = size, prefix
        self.initializer, self.initargs = initializer, initargs
        self.calls, self.idle = SimpleQueue(), SimpleQueue()
        self.threads = set()
        self.lock = Lock()  # held by submit() and by what changes the rest; no worker that works waits for it
        self.closed = False
        self.broken = None  # or why

    def submit(self, call):
        with self.lock:
            if self.broken:
                raise BrokenThreadPool(self.broken)
            if self.closed or _program_ends:
                when = 'shutdown' if self.closed else 'interpreter shutdown'
                raise RuntimeError(f'cannot schedule new futures after {when}')
            self.calls.put(call)
            try:
                self.idle.get_nowait()
            except Empty:
                self.add_worker()

    def add_worker(self):
        n = len(self.threads)
        if n < self.size:
            worker = Thread(target=_work, args=(self,), name=f'{self.prefix}_{n}')
            worker.start()
            self.threads.add(worker)

    def next(self):
        """The next call; None if there will be none."""
        try:
            return self.calls.get_nowait()
        except Empty:
            self.idle.put(None)
            return self.calls.get()

    def drain(self):
        """Take what waits from the queue; yields the futures."""
        while not self.calls.empty():
            call = self.calls.get()
            if call is not None:
                yield call.future

    def close(self, cancel):
        with self.lock:
            self.closed = True
            if cancel:
                for future in self.drain():
                    future.cancel()
            self.calls.put(None)

    def give_up(self):
        with self.lock:
            self.broken = 'A thread initializer failed, the thread pool is not usable anymore'
            for future in self.drain():
                future.set_exception(BrokenThreadPool(self.broken))

    def join(self):
        for worker in list(self.threads):
            worker.join()


def _work(crew):
    """What a worker does in its life."""
    if crew.initializer is not None:
        try:
            crew.initializer(*crew.initargs)
        except BaseException:
            _log('CRITICAL', 'Exception in initializer:', exc_info=True)
            crew.give_up()
            return
    try:
        while call := crew.next():
            call.make()
            del call  # and its result, while the next one is waited for
        crew.calls.put(None)
    except BaseException:
        _log('CRITICAL', 'Exception in worker', exc_info=True)


class ThreadPoolExecutor(Executor):
    """Makes calls in at most max_workers threads."""

    _numbers = count()

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if max_workers is None:
            # Some more than can run at a time, as calls may well wait for something; but not hundreds.
            max_workers = min(4 + (os.process_cpu_count() or 1), 32)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if not (initializer is None or callable(initializer)):
            raise TypeError('initializer must be a callable')
        prefix = thread_name_prefix or f'ThreadPoolExecutor-{next(self._numbers)}'
        self._crew = crew = _Crew(max_workers, prefix, initializer, initargs)
        # May be called by the garbage collector at any time: takes no lock.
        crew.owner = ref(self, lambda _, put=crew.calls.put: put(None))
        _crews.add(crew)

    # For those who look.
    _max_workers = property(lambda self: self._crew.size)
    _threads = property(lambda self: self._crew.threads)
    _work_queue = property(lambda self: self._crew.calls)
    _broken = property(lambda self: self._crew.broken or False)
    _shutdown = property(lambda self: self._crew.closed)

    def submit(self, fn, /, *args, **kwargs):
        call = _WorkItem(fn, args, kwargs)
        self._crew.submit(call)
        return call.future

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._crew.close(cancel_futures)
        if wait:
            self._crew.join()

    submit.__doc__, shutdown.__doc__ = Executor.submit.__doc__, Executor.shutdown.__doc__


def _end_all():
    """Before the end of the program waits for its threads: these would wait for calls for ever."""
    global _program_ends
    _program_ends = True
    crews = list(_crews)
    for crew in crews:
        with crew.lock:  # a call that is being submitted comes before None
            crew.calls.put(None)
    for crew in crews:
        crew.join()


_register_atexit(_end_all)
if hasattr(os, 'register_at_fork'):
    os.register_at_fork(after_in_child=_crews.clear)
