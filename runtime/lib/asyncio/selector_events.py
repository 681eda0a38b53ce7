"""The event loop over a selector: files that are ready, and waking up from another thread through a pipe. Signals on top of that."""

import os
import selectors
import sys

from . import base_events, coroutines, events
from .log import logger

__all__ = ("SelectorEventLoop", "DefaultEventLoopPolicy", "EventLoop")


class BaseSelectorEventLoop(base_events.BaseEventLoop):
    """Waits for files with a selector."""

    def __init__(self, selector=None):
        super().__init__()
        self._selector = selectors.DefaultSelector() if selector is None else selector
        self._wake_reader, self._wake_writer = os.pipe()
        os.set_blocking(self._wake_reader, False)
        os.set_blocking(self._wake_writer, False)
        self._add_reader(self._wake_reader, self._read_from_self)

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self.is_closed():
            return
        self._remove_reader(self._wake_reader)
        os.close(self._wake_reader)
        os.close(self._wake_writer)
        self._wake_reader = self._wake_writer = None
        super().close()
        if self._selector is not None:
            self._selector.close()
            self._selector = None

    # ---- waking up

    def _process_self_data(self, data):
        pass

    def _read_from_self(self):
        while True:
            try:
                data = os.read(self._wake_reader, 4096)
            except InterruptedError:
                continue
            except BlockingIOError:
                break
            if not data:
                break
            self._process_self_data(data)

    def _write_to_self(self):
        if self._wake_writer is None:
            return
        try:
            os.write(self._wake_writer, b"\0")
        except OSError:  # full: it wakes up anyway
            if self._debug:
                logger.debug("Fail to write a null byte into the self-pipe", exc_info=sys.exc_info())

    # ---- readers and writers

    def _get(self, fd):
        """The key under which a file is registered, or None."""
        return self._selector.get_map().get(fd)

    def _add(self, fd, event, callback, args):
        self._refuse_if_closed()
        handle = events.Handle(callback, args, self, None)
        key = self._get(fd)
        reader, writer = key.data if key is not None else (None, None)
        old = reader if event == selectors.EVENT_READ else writer
        data = (handle, writer) if event == selectors.EVENT_READ else (reader, handle)
        if key is None:
            self._selector.register(fd, event, data)
        else:
            self._selector.modify(fd, key.events | event, data)
            if old is not None:
                old.cancel()
        return handle

    def _remove(self, fd, event):
        if self.is_closed():
            return False
        key = self._get(fd)
        if key is None:
            return False
        reader, writer = key.data
        old = reader if event == selectors.EVENT_READ else writer
        left = key.events & ~event
        if not left:
            self._selector.unregister(fd)
        else:
            self._selector.modify(fd, left, (None, writer) if event == selectors.EVENT_READ else (reader, None))
        if old is None:
            return False
        old.cancel()
        return True

    def _add_reader(self, fd, callback, *args):
        return self._add(fd, selectors.EVENT_READ, callback, args)

    def _remove_reader(self, fd):
        return self._remove(fd, selectors.EVENT_READ)

    def add_reader(self, fd, callback, *args):
        """Call callback(*args) whenever a file can be read from."""
        self._add(fd, selectors.EVENT_READ, callback, args)

    def remove_reader(self, fd):
        return self._remove(fd, selectors.EVENT_READ)

    def add_writer(self, fd, callback, *args):
        """Call callback(*args) whenever a file can be written to."""
        self._add(fd, selectors.EVENT_WRITE, callback, args)

    def remove_writer(self, fd):
        return self._remove(fd, selectors.EVENT_WRITE)

    def _process_events(self, event_list):
        for key, mask in event_list:
            reader, writer = key.data
            if mask & selectors.EVENT_READ and reader is not None:
                if reader._cancelled:
                    self._remove(key.fileobj, selectors.EVENT_READ)
                else:
                    self._add_callback(reader)
            if mask & selectors.EVENT_WRITE and writer is not None:
                if writer._cancelled:
                    self._remove(key.fileobj, selectors.EVENT_WRITE)
                else:
                    self._add_callback(writer)


class SelectorEventLoop(BaseSelectorEventLoop):
    """The loop for Unix: signals are callbacks too."""

    def __init__(self, selector=None):
        super().__init__(selector)
        self._signal_handlers = {}

    def close(self):
        super().close()
        for sig in list(self._signal_handlers):
            if sys.is_finalizing():
                self._signal_handlers.clear()
                break
            self.remove_signal_handler(sig)

    def _process_self_data(self, data):
        for signum in data:
            if signum:
                self._handle_signal(signum)

    def add_signal_handler(self, sig, callback, *args):
        """Call callback(*args) in the loop when a signal comes."""
        import signal
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        self._check_signal(sig)
        self._refuse_if_closed()
        try:
            signal.set_wakeup_fd(self._wake_writer)
        except (ValueError, OSError) as exc:
            raise RuntimeError(str(exc)) from None
        self._signal_handlers[sig] = events.Handle(callback, args, self, None)
        try:
            signal.signal(sig, _signal_noop)
            if hasattr(signal, "siginterrupt"):
                signal.siginterrupt(sig, False)
        except OSError as exc:
            del self._signal_handlers[sig]
            if not self._signal_handlers:
                signal.set_wakeup_fd(-1)
            if exc.errno == 22:
                raise RuntimeError(f"sig {sig} cannot be caught") from None
            raise

    def _handle_signal(self, sig):
        handle = self._signal_handlers.get(sig)
        if handle is None:
            return
        if handle._cancelled:
            self.remove_signal_handler(sig)
        else:
            self._add_callback_signalsafe(handle)

    def remove_signal_handler(self, sig):
        """The signal does again what it did; False if it had no handler here."""
        import signal
        self._check_signal(sig)
        if self._signal_handlers.pop(sig, None) is None:
            return False
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        if not self._signal_handlers:
            signal.set_wakeup_fd(-1)
        return True

    def _check_signal(self, sig):
        import signal
        if not isinstance(sig, int):
            raise TypeError(f"sig must be an int, not {sig!r}")
        if sig not in signal.valid_signals():
            raise ValueError(f"invalid signal number {sig}")


def _signal_noop(signum, frame):
    """The handler of signals that come through the pipe."""


class DefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    """A SelectorEventLoop for each thread."""

    _loop_factory = SelectorEventLoop


EventLoop = SelectorEventLoop
