"""Ctrl-C ends a run of tests after the test that is under way."""

__unittest = True

_results = {}          # id -> result; a registry, not an owner of consequence: removed at the end
_handler = None


class _InterruptHandler:
    """What SIGINT calls: the first time it asks the results to stop, then it interrupts."""

    def __init__(self, previous):
        self.called, self.original_handler = False, previous
        if isinstance(previous, int):
            import signal
            if previous == signal.SIG_DFL:
                previous = signal.default_int_handler
            elif previous == signal.SIG_IGN:
                previous = lambda number, frame: None
            else:
                raise TypeError("expected SIGINT signal handler to be signal.SIG_IGN, "
                                "signal.SIG_DFL, or a callable object")
        self.default_handler = previous

    def __call__(self, number, frame):
        import signal
        if signal.getsignal(signal.SIGINT) is not self or self.called:
            self.default_handler(number, frame)
        self.called = True
        for result in list(_results.values()):
            result.stop()


def registerResult(result):
    """From now on Ctrl-C stops this result."""
    _results[id(result)] = result


def removeResult(result):
    """The opposite of registerResult; true if it was registered."""
    return bool(_results.pop(id(result), None))


def installHandler():
    """Makes Ctrl-C stop the registered results."""
    global _handler
    import signal
    if _handler is None:
        _handler = _InterruptHandler(signal.getsignal(signal.SIGINT))
        signal.signal(signal.SIGINT, _handler)


def removeHandler(method=None):
    """Puts the former handler back; as a decorator, while the method runs."""
    global _handler
    import signal
    if method is not None:
        def inner(*args, **kwargs):
            installed = signal.getsignal(signal.SIGINT)
            removeHandler()
            try:
                return method(*args, **kwargs)
            finally:
                signal.signal(signal.SIGINT, installed)
        inner.__name__, inner.__doc__, inner.__wrapped__ = method.__name__, method.__doc__, method
        return inner
    if _handler is not None:
        signal.signal(signal.SIGINT, _handler.original_handler)
        _handler = None
