"""Logging: a tree of named loggers, whose records climb to the handlers of all that are above.

Records and their formats lie in `_records`, handlers in `_handlers`; here are the loggers and what configures them.
"""
import atexit
import os
import sys
import traceback
import warnings

from logging import _handlers, _records
from logging._handlers import (FileHandler, Filter, Filterer, Handler, NullHandler, StreamHandler, _StderrHandler, getHandlerByName,
                               getHandlerNames, lastResort, shutdown)
from logging._records import (BASIC_FORMAT, CRITICAL, DEBUG, ERROR, FATAL, INFO, NOTSET, WARN, WARNING, BufferingFormatter, Formatter,
                              LogRecord, PercentStyle, StrFormatStyle, StringTemplateStyle, _checkLevel, addLevelName,
                              getLevelName, getLevelNamesMapping, getLogRecordFactory, makeLogRecord, setLogRecordFactory)

__all__ = ["BASIC_FORMAT", "BufferingFormatter", "CRITICAL", "DEBUG", "ERROR", "FATAL", "FileHandler", "Filter", "Formatter", "Handler",
           "INFO", "LogRecord", "Logger", "LoggerAdapter", "NOTSET", "NullHandler", "StreamHandler", "WARN", "WARNING", "addLevelName",
           "basicConfig", "captureWarnings", "critical", "debug", "disable", "error", "exception", "fatal", "getLevelName", "getLogger",
           "getLoggerClass", "info", "log", "makeLogRecord", "setLoggerClass", "shutdown", "warn", "warning", "getLogRecordFactory",
           "setLogRecordFactory", "lastResort", "raiseExceptions", "getLevelNamesMapping", "getHandlerByName", "getHandlerNames"]

raiseExceptions = True
logThreads = logMultiprocessing = logProcesses = logAsyncioTasks = True

_lock, _STYLES = _records.lock, _records.STYLES
_levelToName, _nameToLevel = _records.level_names, _records.level_numbers
_handlers_by_name, _handlerList = _handlers.by_name, _handlers.in_order
_defaultFormatter = _records.default_formatter
_own_files = {function.__code__.co_filename for function in (shutdown, getLevelName, Handler.handle)}


class PlaceHolder:
    """A name in the tree that has loggers below it, but is none yet."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}

    def append(self, alogger):
        self.loggerMap.setdefault(alogger)


class Manager:
    """The tree of loggers."""

    def __init__(self, rootnode):
        self.root, self._disable = rootnode, NOTSET
        self.loggerDict = {}
        self.emittedNoHandlerWarning = False
        self.loggerClass = self.logRecordFactory = None

    @property
    def disable(self):
        return self._disable

    @disable.setter
    def disable(self, value):
        self._disable = _checkLevel(value)

    def getLogger(self, name):
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        with _lock:
            known = self.loggerDict.get(name)
            if isinstance(known, Logger):
                return known
            logger = (self.loggerClass or _logger_class)(name)
            logger.manager = self
            self.loggerDict[name] = logger
            self._hang(logger)
            for child in known.loggerMap if known else ():
                # What hung at something above this name hangs here from now on.
                if not child.parent.name.startswith(name + "."):
                    logger.parent, child.parent = child.parent, logger
            return logger

    def _hang(self, logger):
        """Finds the nearest logger above; names between get placeholders."""
        above = logger.name.rpartition(".")[0]
        while above:
            entry = self.loggerDict.get(above)
            if isinstance(entry, Logger):
                logger.parent = entry
                return
            if entry is None:
                self.loggerDict[above] = PlaceHolder(logger)
            else:
                entry.append(logger)
            above = above.rpartition(".")[0]
        logger.parent = self.root

    def setLoggerClass(self, klass):
        _check_class(klass)
        self.loggerClass = klass

    def setLogRecordFactory(self, factory):
        self.logRecordFactory = factory

    def _clear_cache(self):
        """Levels changed: what loggers remember of isEnabledFor() is void."""
        with _lock:
            for logger in [self.root, *self.loggerDict.values()]:
                if isinstance(logger, Logger):
                    logger._cache.clear()


def _check_class(klass):
    if klass is not Logger and not issubclass(klass, Logger):
        raise TypeError("logger not derived from logging.Logger: " + klass.__name__)


def _at(level, name, **preset):
    """The method that logs at one level."""
    def method(self, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            self._log(level, msg, args, **(preset | kwargs))

    method.__name__, method.__qualname__ = name, "Logger." + name
    return method


def _obsolete(what, function):
    def warn(*args, **kwargs):
        warnings.warn(f"The 'warn' {what} is deprecated, use 'warning' instead", DeprecationWarning, 2)
        function(*args, **kwargs)

    return warn


class Logger(Filterer):
    """A named source of records; those of its children pass here too, while they propagate."""

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name, self.level = name, _checkLevel(level)
        self.parent, self.propagate, self.disabled = None, True, False
        self.handlers, self._cache = [], {}

    def setLevel(self, level):
        self.level = _checkLevel(level)
        self.manager._clear_cache()

    def getEffectiveLevel(self):
        return next((each.level for each in self._upwards() if each.level), NOTSET)

    def isEnabledFor(self, level):
        if self.disabled:
            return False
        if level not in self._cache:
            self._cache[level] = self.manager.disable < level and level >= self.getEffectiveLevel()
        return self._cache[level]

    def _upwards(self):
        each = self
        while each:
            yield each
            each = each.parent

    # Logging

    debug, info, warning = _at(DEBUG, "debug"), _at(INFO, "info"), _at(WARNING, "warning")
    error, critical, fatal = _at(ERROR, "error"), _at(CRITICAL, "critical"), _at(CRITICAL, "fatal")
    exception, warn = _at(ERROR, "exception", exc_info=True), _obsolete("method", warning)

    def log(self, level, msg, *args, **kwargs):
        if isinstance(level, int):
            if self.isEnabledFor(level):
                self._log(level, msg, args, **kwargs)
        elif raiseExceptions:
            raise TypeError("level must be an integer")

    def findCaller(self, stack_info=False, stacklevel=1):
        """File, line, function and, where asked for, the stack of the statement that logs."""
        frame = sys._getframe(1)
        if frame is None:
            return "(unknown file)", 0, "(unknown function)", None
        while _is_own(frame) and frame.f_back:
            frame = frame.f_back
        while stacklevel > 1 and frame.f_back:
            frame = frame.f_back
            stacklevel -= not _is_own(frame)
        code, stack = frame.f_code, None
        if stack_info:
            stack = "Stack (most recent call last):\n" + "".join(traceback.format_stack(frame)).removesuffix("\n")
        return code.co_filename, frame.f_lineno, code.co_name, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = _records.record_factory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key, value in (extra or {}).items():
            if key in ("message", "asctime") or key in vars(record):
                raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
            setattr(record, key, value)
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        where = self.findCaller(stack_info, stacklevel)
        if isinstance(exc_info, BaseException):
            exc_info = type(exc_info), exc_info, exc_info.__traceback__
        elif exc_info and not isinstance(exc_info, tuple):
            exc_info = sys.exc_info()
        file, line, function, stack = where
        self.handle(self.makeRecord(self.name, level, file, line, msg, args, exc_info, function, extra, stack))

    def handle(self, record):
        wanted = False if self.disabled else self.filter(record)
        if wanted:
            self.callHandlers(record if wanted is True else wanted)

    def callHandlers(self, record):
        found = 0
        for each in self._upwards():
            for handler in each.handlers:
                found += 1
                if record.levelno >= handler.level:
                    handler.handle(record)
            if not each.propagate:
                break
        if found:
            return
        if lastResort:
            if record.levelno >= lastResort.level:
                lastResort.handle(record)
        elif raiseExceptions and not self.manager.emittedNoHandlerWarning:
            sys.stderr.write(f'No handlers could be found for logger "{self.name}"\n')
            self.manager.emittedNoHandlerWarning = True

    # Handlers and kin

    def addHandler(self, hdlr):
        with _lock:
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        with _lock:
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

    def hasHandlers(self):
        for each in self._upwards():
            if each.handlers or not each.propagate:
                return bool(each.handlers)
        return False

    def getChild(self, suffix):
        return self.manager.getLogger(suffix if self.root is self else f"{self.name}.{suffix}")

    def getChildren(self):
        with _lock:
            loggers = [each for each in self.manager.loggerDict.values() if isinstance(each, Logger)]
            return {each for each in loggers if each.parent is self and each.name.count(".") == (
                0 if self is self.root else self.name.count(".") + 1)}

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

    def __reduce__(self):
        if getLogger(self.name) is not self:
            import pickle
            raise pickle.PicklingError("logger cannot be pickled")
        return getLogger, (self.name,)


_own_files.add(Logger.handle.__code__.co_filename)


def _is_own(frame):
    return frame.f_code.co_filename in _own_files


class RootLogger(Logger):
    """At the top of the tree: the only one that always has a level."""

    def __init__(self, level):
        super().__init__("root", level)

    def __reduce__(self):
        return getLogger, ()


_logger_class = Logger
root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(root)


def setLoggerClass(klass):
    global _logger_class
    _check_class(klass)
    _logger_class = klass


def getLoggerClass():
    return _logger_class


def getLogger(name=None):
    """The logger of that name, made where there is none; without a name, the root."""
    if not name or isinstance(name, str) and name == root.name:
        return root
    return Logger.manager.getLogger(name)


def _passed_on(level, name, **preset):
    """The method of an adapter that logs at one level."""
    def method(self, msg, *args, **kwargs):
        self.log(level, msg, *args, **(preset | kwargs))

    method.__name__, method.__qualname__ = name, "LoggerAdapter." + name
    return method


def _forwarded(name):
    """The method of an adapter that is its logger's."""
    def method(self, *args, **kwargs):
        return getattr(self.logger, name)(*args, **kwargs)

    method.__name__, method.__qualname__ = name, "LoggerAdapter." + name
    return method


class LoggerAdapter:
    """A logger that adds something to each record: `extra`, and what process() does."""

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger, self.extra, self.merge_extra = logger, extra, merge_extra

    def process(self, msg, kwargs):
        own = kwargs.get("extra") if self.merge_extra else None
        kwargs["extra"] = {**self.extra, **own} if own is not None else self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            text, named = self.process(msg, kwargs)
            self.logger.log(level, text, *args, **named)

    debug, info, warning = _passed_on(DEBUG, "debug"), _passed_on(INFO, "info"), _passed_on(WARNING, "warning")
    error, critical = _passed_on(ERROR, "error"), _passed_on(CRITICAL, "critical")
    exception, warn = _passed_on(ERROR, "exception", exc_info=True), _obsolete("method", warning)
    isEnabledFor, setLevel, hasHandlers, _log, getEffectiveLevel = map(
        _forwarded, ("isEnabledFor", "setLevel", "hasHandlers", "_log", "getEffectiveLevel"))

    manager = property(lambda self: self.logger.manager, lambda self, value: setattr(self.logger, "manager", value))
    name = property(lambda self: self.logger.name)

    def __repr__(self):
        return f"<{type(self).__name__} {self.logger.name} ({getLevelName(self.getEffectiveLevel())})>"


# The root's, for programs with one log

def basicConfig(*, force=False, encoding=None, errors="backslashreplace", **options):
    """Gives the root a handler, a format and a level, unless it has handlers."""
    with _lock:
        if force:
            for handler in root.handlers[:]:
                root.removeHandler(handler)
                handler.close()
        if root.handlers:
            return
        handlers = options.pop("handlers", None)
        given = "stream" in options, "filename" in options
        if handlers is None and all(given):
            raise ValueError("'stream' and 'filename' should not be specified together")
        if handlers is not None and any(given):
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
        file, mode, stream = options.pop("filename", None), options.pop("filemode", "a"), options.pop("stream", None)
        if handlers is None and file:
            if "b" in mode:
                errors = None
            handlers = [FileHandler(file, mode, encoding=encoding, errors=errors)]
        elif handlers is None:
            handlers = [StreamHandler(stream)]
        date, style = options.pop("datefmt", None), options.pop("style", "%")
        if style not in _STYLES:
            raise ValueError(f"Style must be one of: {','.join(_STYLES)}")
        formatter = Formatter(options.pop("format", _STYLES[style][1]), date, style)
        for handler in handlers:
            if handler.formatter is None:
                handler.setFormatter(formatter)
            root.addHandler(handler)
        level = options.pop("level", None)
        if level is not None:
            root.setLevel(level)
        if options:
            raise ValueError(f"Unrecognised argument(s): {', '.join(options)}")


def _for_root(method):
    def log_to_root(*args, **kwargs):
        if not root.handlers:
            basicConfig()
        method(root, *args, **kwargs)

    log_to_root.__name__ = log_to_root.__qualname__ = method.__name__
    return log_to_root


debug, info, warning, error = map(_for_root, (Logger.debug, Logger.info, Logger.warning, Logger.error))
critical, exception, log = map(_for_root, (Logger.critical, Logger.exception, Logger.log))
fatal = critical


warn = _obsolete("function", warning)


def disable(level=CRITICAL):
    """Nothing of this level or below is logged any more, by anybody."""
    root.manager.disable = level
    root.manager._clear_cache()


_shown_before = None


def captureWarnings(capture):
    """Sends what the module warnings would print to the logger "py.warnings", or no longer."""
    global _shown_before
    if capture and _shown_before is None:
        _shown_before, warnings.showwarning = warnings.showwarning, _log_warning
    elif not capture and _shown_before is not None:
        warnings.showwarning, _shown_before = _shown_before, None


def _log_warning(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        _shown_before(message, category, filename, lineno, file, line)
        return
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning(str(warnings.formatwarning(message, category, filename, lineno, line)))


atexit.register(shutdown)
