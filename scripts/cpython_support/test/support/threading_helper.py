"""Threads in tests: started, joined, and none left over."""

import _thread
import threading
import time
import unittest

from . import SHORT_TIMEOUT, context, wraps

can_start_thread = True


def threading_setup():
    return _thread._count(), len(threading._dangling)


def threading_cleanup(*original):
    end = time.monotonic() + 5
    while time.monotonic() < end:
        if threading_setup()[0] <= original[0]:
            return
        time.sleep(0.01)


def reap_threads(function):
    @wraps(function)
    def inner(*args):
        key = threading_setup()
        try:
            return function(*args)
        finally:
            threading_cleanup(*key)
    return inner


@context
def wait_threads_exit(timeout=None):
    """All threads that were started inside have ended when the block does."""
    before = _thread._count()
    yield
    end = time.monotonic() + (timeout or SHORT_TIMEOUT)
    while _thread._count() > before:
        if time.monotonic() > end:
            raise AssertionError(f"wait_threads() failed to cleanup {_thread._count() - before} "
                                 "threads")
        time.sleep(0.01)


def join_thread(thread, timeout=None):
    timeout = timeout or SHORT_TIMEOUT
    thread.join(timeout)
    if thread.is_alive():
        raise AssertionError(f"failed to join the thread in {timeout:.1f} seconds")


@context
def start_threads(threads, unlock=None):
    threads, started = list(threads), []
    try:
        for thread in threads:
            thread.start()
            started.append(thread)
        yield
    finally:
        if unlock:
            unlock()
        for thread in started:
            join_thread(thread)


class catch_threading_exception:
    """Keeps what threading.excepthook is told while the context lasts."""

    exc_type = exc_value = exc_traceback = thread = _before = None

    def _hook(self, args):
        self.exc_type, self.exc_value = args.exc_type, args.exc_value
        self.exc_traceback, self.thread = args.exc_traceback, args.thread

    def __enter__(self):
        self._before, threading.excepthook = threading.excepthook, self._hook
        return self

    def __exit__(self, *info):
        threading.excepthook = self._before
        self.__dict__.clear()


def requires_working_threading(*, module=False):
    if module:
        return None
    return unittest.skipUnless(can_start_thread, "requires threading support")
