"""The event loop over a selector: files that are ready, and waking up from another thread through a pipe. Signals on top of that."""

import errno
import os
import selectors
import sys

from . import base_events, coroutines, events
from .log import logger

__all__ = ("SelectorEventLoop", "DefaultEventLoopPolicy", "EventLoop")


_READ, _WRITE = _EVENTS = selectors.EVENT_READ, selectors.EVENT_WRITE


class BaseSelectorEventLoop(base_events.BaseEventLoop):
    """Waits for files with a selector.

    What a file is registered with is a dict: the handle of each event that is waited for. It is never changed, but replaced.
    """

    def __init__(self, selector=None):
        super().__init__()
        self._selector = selector if selector is not None else selectors.DefaultSelector()
        self._alarm, self._bell = os.pipe()  # to wait at, and to write to from elsewhere
        for end in self._alarm, self._bell:
            os.set_blocking(end, False)
        self._listen(self._alarm, _READ, self._answer_alarm)

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        self._ignore(self._alarm, _READ)
        for end in self._alarm, self._bell:
            os.close(end)
        self._alarm = self._bell = None
        super().close()
        selector, self._selector = self._selector, None
        if selector is not None:
            selector.close()

    # ---- waking up

    def _write_to_self(self):
        if self._bell is not None:
            try:
                os.write(self._bell, b"\0")
            except OSError:  # full: it wakes up anyway
                if self._debug:
                    logger.debug("Fail to write a null byte into the self-pipe", exc_info=sys.exc_info())

    def _answer_alarm(self):
        try:
            while data := os.read(self._alarm, 4096):
                self._heard(data)
        except BlockingIOError:  # that was all
            pass

    def _heard(self, data):
        """Bytes came through the pipe: zeros, or numbers of signals."""

    # ---- readers and writers

    def _handles(self, fd):
        """(events, handles) that a file is registered with; (0, {}) if it is not."""
        key = self._selector.get_map().get(fd)
        return (0, {}) if key is None else (key.events, key.data)

    def _listen(self, fd, event, callback, *args):
        """Calls back at an event of a file, each time; in place of what was called so far."""
        self._refuse_if_closed()
        waiting, handles = self._handles(fd)
        register = self._selector.modify if waiting else self._selector.register
        register(fd, waiting | event, {**handles, event: events.Handle(callback, args, loop=self)})
        if event in handles:
            handles[event].cancel()

    def _ignore(self, fd, event):
        """Calls back no more; False if nothing was called."""
        if self._closed:
            return False
        waiting, handles = self._handles(fd)
        if event not in handles:
            return False
        if waiting == event:
            self._selector.unregister(fd)
        else:
            self._selector.modify(fd, waiting & ~event, {other: handles[other] for other in handles if other != event})
        handles[event].cancel()
        return True

    def add_reader(self, fd, callback, *args):
        """Call callback(*args) whenever a file can be read from."""
        self._listen(fd, _READ, callback, *args)

    def add_writer(self, fd, callback, *args):
        """Call callback(*args) whenever a file can be written to."""
        self._listen(fd, _WRITE, callback, *args)

    def remove_reader(self, fd):
        """Call it no more; False if there was none."""
        return self._ignore(fd, _READ)

    def remove_writer(self, fd):
        """Call it no more; False if there was none."""
        return self._ignore(fd, _WRITE)

    def _process_events(self, event_list):
        for key, happened in event_list:
            for event in _EVENTS:
                if not happened & event or event not in key.data:
                    continue
                handle = key.data[event]
                if handle._cancelled:
                    self._ignore(key.fileobj, event)
                else:
                    self._add_callback(handle)


class SelectorEventLoop(BaseSelectorEventLoop):
    """The loop for Unix: signals are callbacks too. The interpreter writes their numbers to the pipe."""

    def __init__(self, selector=None):
        super().__init__(selector)
        self._signal_handlers = {}  # by the signals' numbers

    def close(self):
        super().close()
        if sys.is_finalizing():
            self._signal_handlers.clear()
        for number in [*self._signal_handlers]:
            self.remove_signal_handler(number)

    def add_signal_handler(self, sig, callback, *args):
        """Call callback(*args) in the loop when a signal comes."""
        import signal
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        _require_signal(sig)
        self._refuse_if_closed()
        try:
            signal.set_wakeup_fd(self._bell)
        except (OSError, ValueError) as error:  # only the main thread may
            raise RuntimeError(str(error)) from None
        self._signal_handlers[sig] = events.Handle(callback, args, loop=self)
        try:
            signal.signal(sig, _signal_noop)
            signal.siginterrupt(sig, False)
        except OSError as error:
            self._forget_signal(sig)
            if error.errno == errno.EINVAL:
                raise RuntimeError(f"sig {sig} cannot be caught") from None
            raise

    def remove_signal_handler(self, sig):
        """The signal does again what it did; False if it had no handler here."""
        import signal
        _require_signal(sig)
        if sig not in self._signal_handlers:
            return False
        usual = signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL
        try:
            signal.signal(sig, usual)
        finally:
            self._forget_signal(sig)
        return True

    def _forget_signal(self, sig):
        del self._signal_handlers[sig]
        if not self._signal_handlers:
            import signal
            signal.set_wakeup_fd(-1)

    def _heard(self, data):
        for number in data:
            handle = self._signal_handlers.get(number)  # there is none for 0
            if handle is None:
                continue
            if handle._cancelled:
                self.remove_signal_handler(number)
            else:
                self._add_callback_signalsafe(handle)


def _require_signal(sig):
    from signal import valid_signals
    if not isinstance(sig, int):
        raise TypeError(f"sig must be an int, not {sig!r}")
    if sig not in valid_signals():
        raise ValueError(f"invalid signal number {sig}")


def _signal_noop(signum, frame):
    """The handler of signals that come through the pipe."""


class DefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    """A SelectorEventLoop for each thread."""

    _loop_factory = SelectorEventLoop


EventLoop = SelectorEventLoop
