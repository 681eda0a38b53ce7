"""The exceptions of asyncio."""

__all__ = ("BrokenBarrierError", "CancelledError", "InvalidStateError", "TimeoutError", "IncompleteReadError", "LimitOverrunError",
           "SendfileNotAvailableError")

TimeoutError = TimeoutError  # the builtin one, under this name too


class CancelledError(BaseException):
    """Raised inside a coroutine whose task is to end early."""


class InvalidStateError(Exception):
    """Asked a future for what it cannot give or take now."""


class SendfileNotAvailableError(RuntimeError):
    """This file or socket knows no sendfile."""


class BrokenBarrierError(RuntimeError):
    """The barrier was aborted or reset."""


class _WithDetail:
    """Pickles by what its constructor wants: the attributes that _detail names."""

    def __reduce__(self):
        return type(self), tuple(getattr(self, name) for name in self._detail)


class IncompleteReadError(_WithDetail, EOFError):
    """The stream ended before all that was asked for had come: `partial` is what came, `expected` how much was asked for."""

    _detail = "partial", "expected"

    def __init__(self, partial, expected):
        self.partial, self.expected = partial, expected
        EOFError.__init__(self, f"{len(partial)} bytes read on a total of {'undefined' if expected is None else expected!r} expected bytes")


class LimitOverrunError(_WithDetail, Exception):
    """The buffer of a stream was full before a separator was found; `consumed` bytes are to be read first."""

    _detail = "_message", "consumed"

    def __init__(self, message, consumed):
        Exception.__init__(self, message)
        self._message, self.consumed = message, consumed
