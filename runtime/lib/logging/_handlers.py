"""Where records go: filters, and handlers that write to streams and files."""
import os
import sys
import threading
import traceback
import weakref

from logging._records import NOTSET, WARNING, _checkLevel, default_formatter, getLevelName, lock, public

__all__ = []

by_name = weakref.WeakValueDictionary()
in_order = []  # weak references: what shutdown() flushes, the last first


def getHandlerByName(name):
    return by_name.get(name)


def getHandlerNames():
    return frozenset(by_name)


@public
class Filter:
    """Lets through a logger and those below it."""

    def __init__(self, name=""):
        self.name, self.nlen = name, len(name)

    def filter(self, record):
        return not self.name or f"{record.name}.".startswith(f"{self.name}.")


@public
class Filterer:
    """What has filters: objects with a method filter(), or functions."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """False, or the record: a filter may put another in its place."""
        for each in self.filters:
            verdict = getattr(each, "filter", each)(record)
            if not verdict:
                return False
            record = record if verdict is True or not hasattr(verdict, "levelno") else verdict
        return record


@public
class Handler(Filterer):
    """Formats and emits records, one at a time."""

    def __init__(self, level=NOTSET):
        super().__init__()
        self._name, self.formatter, self._closed = None, None, False
        self.level = _checkLevel(level)
        self.createLock()
        with lock:
            in_order.append(weakref.ref(self, _forget))

    def get_name(self):
        return self._name

    def set_name(self, name):
        with lock:
            by_name.pop(self._name, None)
            self._name = name
            if name:
                by_name[name] = self

    name = property(get_name, set_name)

    def createLock(self):
        self.lock = threading.RLock()

    def acquire(self):
        if self.lock:
            self.lock.acquire()

    def release(self):
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        self.level = _checkLevel(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or default_formatter).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        wanted = self.filter(record)
        if wanted:
            self.acquire()
            try:
                self.emit(wanted)
            finally:
                self.release()
        return wanted

    def flush(self):
        """For those that buffer."""

    def close(self):
        with lock:
            self._closed = True
            by_name.pop(self._name, None)

    def handleError(self, record):
        """Reports what went wrong in emit(), on stderr; a program is not stopped by its log."""
        import logging
        if not logging.raiseExceptions or not sys.stderr:
            return
        error = sys.exception()
        try:
            print("--- Logging error ---", file=sys.stderr)
            traceback.print_exception(error, file=sys.stderr)
            print("Call stack:", file=sys.stderr)
            frame = error.__traceback__.tb_frame
            while frame and frame.f_globals.get("__name__", "").partition(".")[0] == "logging":
                frame = frame.f_back
            if frame:
                traceback.print_stack(frame, file=sys.stderr)
            else:
                print(f"Logged from file {record.filename}, line {record.lineno}", file=sys.stderr)
            print(f"Message: {record.msg!r}\nArguments: {record.args}", file=sys.stderr)
        except OSError:
            pass
        finally:
            del error

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


def _forget(reference, lock=lock, in_order=in_order):  # when the module may be gone already
    with lock:
        if reference in in_order:
            in_order.remove(reference)


@public
class StreamHandler(Handler):
    """Writes lines to a stream that somebody else opened."""

    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        with self.lock:
            if self.stream and hasattr(self.stream, "flush"):
                self.stream.flush()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        """Changes the stream; the old one, or None if it is the same."""
        if stream is self.stream:
            return None
        with self.lock:
            self.flush()
            old, self.stream = self.stream, stream
        return old

    def __repr__(self):
        name = str(getattr(self.stream, "name", ""))
        return f"<{type(self).__name__} {name + ' ' if name else ''}({getLevelName(self.level)})>"


@public
class FileHandler(StreamHandler):
    """Appends to a file that it opens itself, with delay= at the first record."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode, self.errors, self.delay = mode, errors, delay
        self.encoding = encoding if encoding else None
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            super().__init__(self._open())

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def close(self):
        with self.lock:
            stream, self.stream = self.stream, None
            try:
                if stream:
                    stream.flush()
            finally:
                if stream:
                    stream.close()
                Handler.close(self)

    def emit(self, record):
        if self.stream is None and (self.mode != "w" or not self._closed):
            self.stream = self._open()
        if self.stream:
            super().emit(record)

    def __repr__(self):
        return f"<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>"


@public
class NullHandler(Handler):
    """For libraries: nothing is printed unless the program asks for it."""

    def handle(self, record):
        """Drops it."""

    emit = handle

    def createLock(self):
        self.lock = None


@public
class _StderrHandler(StreamHandler):
    """Writes to what sys.stderr is at that moment."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


lastResort = _StderrHandler(WARNING)


def shutdown(handlerList=in_order):
    """Flushes and closes all handlers; called at exit."""
    for reference in reversed(handlerList[:]):
        handler = reference()
        if handler is None:
            continue
        handler.acquire()
        try:
            if getattr(handler, "flushOnClose", True):
                handler.flush()
            handler.close()
        except (OSError, ValueError):
            pass  # a stream that was closed under it
        finally:
            handler.release()
