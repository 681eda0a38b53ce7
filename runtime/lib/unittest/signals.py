"""Ctrl-C ends a run of tests after the test that is under way."""

from weakref import WeakKeyDictionary

__unittest = True

_results = WeakKeyDictionary()  # those that Ctrl-C stops; used as a set
_interrupt_handler = None


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
        for result in list(_results):
            result.stop()


def registerResult(result):
    """From now on Ctrl-C stops this result."""
    _results[result] = True


def removeResult(result):
    """The opposite of registerResult; true if it was registered."""
    return _results.pop(result, False)


def installHandler():
    """Makes Ctrl-C stop the registered results."""
    global _interrupt_handler
    import signal
    if _interrupt_handler is None:
        _interrupt_handler = _InterruptHandler(signal.getsignal(signal.SIGINT))
        signal.signal(signal.SIGINT, _interrupt_handler)


def removeHandler(method=None):
    """Puts the former handler back; as a decorator, while the method runs."""
    global _interrupt_handler
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
    if _interrupt_handler is not None:
        signal.signal(signal.SIGINT, _interrupt_handler.original_handler)
        _interrupt_handler = None
