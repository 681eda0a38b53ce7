"""Ctrl-C ends a run of tests after the test that is under way."""

from weakref import WeakKeyDictionary

from .util import wear

__unittest = True

_results = WeakKeyDictionary()  # those that Ctrl-C stops; used as a set
_interrupt_handler = None       # ours, while it is installed


class _Stopper:
    """What SIGINT calls: the first time it asks the results to stop, then it does what the former handler did."""

    def __init__(self, former):
        import signal
        usual = {signal.SIG_DFL: signal.default_int_handler, signal.SIG_IGN: lambda number, frame: None}
        if isinstance(former, int) and former not in usual:
            raise TypeError("expected SIGINT signal handler to be signal.SIG_IGN, signal.SIG_DFL, "
                            "or a callable object")
        self.former, self.called = former, False
        self.otherwise = usual.get(former, former)

    def __call__(self, number, frame):
        # If another handler calls this one, that one is in charge: then nothing may be held back.
        if self.called or _installed() is not self:
            self.otherwise(number, frame)
        self.called = True
        for result in [*_results]:
            result.stop()


def _installed():
    import signal
    return signal.getsignal(signal.SIGINT)


def _install(handler):
    import signal
    signal.signal(signal.SIGINT, handler)


def registerResult(result):
    """From now on Ctrl-C stops this result."""
    _results[result] = True


def removeResult(result):
    """The opposite of registerResult; true if it was registered."""
    return _results.pop(result, False)


def installHandler():
    """Makes Ctrl-C stop the registered results."""
    global _interrupt_handler
    if not _interrupt_handler:
        stopper = _Stopper(_installed())
        _install(stopper)
        _interrupt_handler = stopper


def removeHandler(method=None):
    """Puts the former handler back; as a decorator, while the method runs."""
    global _interrupt_handler
    if method is None:
        ours, _interrupt_handler = _interrupt_handler, None
        if ours:
            _install(ours.former)
        return None

    def without(*args, **kwargs):
        handler = _installed()
        removeHandler()
        try:
            return method(*args, **kwargs)
        finally:
            _install(handler)
    return wear(without, method)
