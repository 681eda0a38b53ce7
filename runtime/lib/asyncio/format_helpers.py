"""Callbacks, futures and coroutines as text, for reprs and messages."""

import sys

_DEBUG_STACK_DEPTH = 10


def _unwrapped(func):
    while hasattr(func, "__wrapped__"):
        func = func.__wrapped__
    return func


def _is_partial(func):
    functools = sys.modules.get("functools")
    return functools is not None and isinstance(func, (functools.partial, functools.partialmethod))


def _get_function_source(func):
    """(filename, line) of a Python function, or None."""
    func = _unwrapped(func)
    code = getattr(func, "__code__", None)
    if code is not None:
        return code.co_filename, code.co_firstlineno
    return _get_function_source(func.func) if _is_partial(func) else None


def _format_args(args, kwargs, debug):
    """(...) of a call; what is in it only in debug mode, for it may be long or secret."""
    if not debug:
        return "()"
    import reprlib
    items = [reprlib.repr(arg) for arg in args or ()]
    items += [f"{name}={reprlib.repr(value)}" for name, value in (kwargs or {}).items()]
    return f"({', '.join(items)})"


def _format_callback(func, args, kwargs, *, debug=False, suffix=""):
    if _is_partial(func):
        return _format_callback(func.func, func.args, func.keywords, debug=debug, suffix=_format_args(args, kwargs, debug) + suffix)
    name = getattr(func, "__qualname__", None) or getattr(func, "__name__", None) or repr(func)
    return name + _format_args(args, kwargs, debug) + suffix


def _format_callback_source(func, args, *, debug=False):
    text = _format_callback(func, args, None, debug=debug)
    source = _get_function_source(func)
    return f"{text} at {source[0]}:{source[1]}" if source else text


def extract_stack(frame=None, limit=None):
    """The stack above `frame`, as traceback.extract_stack() has it, but not deeper than debug output wants."""
    import traceback
    if frame is None:
        frame = sys._getframe().f_back
    stack = traceback.StackSummary.extract(traceback.walk_stack(frame), limit=limit or _DEBUG_STACK_DEPTH, lookup_lines=False)
    stack.reverse()
    return stack


# ---- coroutines


def _coroutine_name(coro):
    name = getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None) or f"<{type(coro).__name__} without __name__>"
    return f"{name}()"


def _format_coroutine(coro):
    running = getattr(coro, "cr_running", getattr(coro, "gi_running", False))
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    name = _coroutine_name(coro)
    if code is None:
        return f"{name} running" if running else name
    frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None)
    filename = code.co_filename or "<empty co_filename>"
    if running:
        return f"{name} running at {filename}:{frame.f_lineno}" if frame else f"{name} running"
    if frame is not None:
        return f"{name} running at {filename}:{frame.f_lineno}"
    return f"{name} done, defined at {filename}:{code.co_firstlineno}"


# ---- futures and tasks


def _format_callbacks(callbacks):
    def one(entry):
        return _format_callback_source(entry[0], ())

    count = len(callbacks)
    if count == 0:
        return "cb=[]"
    if count == 1:
        return f"cb=[{one(callbacks[0])}]"
    if count == 2:
        return f"cb=[{one(callbacks[0])}, {one(callbacks[1])}]"
    return f"cb=[{one(callbacks[0])}, <{count - 2} more>, {one(callbacks[-1])}]"


def _future_repr_info(future):
    info = [future._state.lower()]
    if future._state == "FINISHED":
        import reprlib
        if future._exception is not None:
            info.append(f"exception={future._exception!r}")
        else:
            info.append(f"result={reprlib.repr(future._result)}")
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    if future._source_traceback:
        frame = future._source_traceback[-1]
        info.append(f"created at {frame[0]}:{frame[1]}")
    return info


def _task_repr_info(task):
    info = _future_repr_info(task)
    if task.cancelling() and not task.done():
        info[0] = "cancelling"
    info.insert(1, f"name={task.get_name()!r}")
    if task._fut_waiter is not None:
        info.insert(2, f"wait_for={task._fut_waiter!r}")
    if task._coro:
        info.insert(2, f"coro=<{_format_coroutine(task._coro)}>")
    return info
