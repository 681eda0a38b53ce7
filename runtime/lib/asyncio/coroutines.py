"""What is a coroutine, and debug mode."""

import os
import sys
import types

__all__ = ("iscoroutinefunction", "iscoroutine")

_is_coroutine = object()  # the mark of functions that act like `async def`


def _is_debug_mode():
    return sys.flags.dev_mode or (not sys.flags.ignore_environment and bool(os.environ.get("PYTHONASYNCIODEBUG")))


def iscoroutinefunction(func):
    """Does calling it make a coroutine?"""
    if getattr(func, "_is_coroutine", None) is _is_coroutine:
        return True
    import inspect
    return inspect.iscoroutinefunction(func)


_seen = set()  # further types that were found to be coroutines; only so many


def iscoroutine(obj):
    """Is it a coroutine?"""
    kind = type(obj)
    if kind in _seen or isinstance(obj, types.CoroutineType):
        return True
    if _is_abstract_coroutine(obj):
        if len(_seen) < 100:
            _seen.add(kind)
        return True
    return False


def _is_abstract_coroutine(obj):
    abstract = sys.modules.get("collections.abc")
    return abstract is not None and isinstance(obj, abstract.Coroutine)
