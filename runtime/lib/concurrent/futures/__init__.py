"""Futures: results that are still being computed. There are threads to compute them in, and no processes."""

from concurrent.futures._base import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor, CancelledError, Executor, Future,
    InvalidStateError, TimeoutError, as_completed, wait)

__all__ = tuple("""
    FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED CancelledError TimeoutError InvalidStateError BrokenExecutor Future
    Executor wait as_completed ThreadPoolExecutor
""".split())


def __dir__():
    return (*__all__, '__author__', '__doc__')


def __getattr__(name):
    if name != 'ThreadPoolExecutor':
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from concurrent.futures import thread  # threading comes with it, so it waits until a pool is asked for
    return globals().setdefault(name, thread.ThreadPoolExecutor)
