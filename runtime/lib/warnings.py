"""Warnings: issuing, filtering and showing them. The filters and the decision are native, in _warnings."""

import sys
from _warnings import _onceregistry, _source_line, _warn_unawaited_coroutine, filters, warn, warn_explicit

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
           "catch_warnings", "deprecated"]

_ACTIONS = ("default", "error", "ignore", "always", "all", "module", "once")


class WarningMessage:
    """What is known about one warning that is shown or recorded."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")


def formatwarning(message, category, filename, lineno, line=None):
    """The text that is shown for a warning: its place, category and message, then the source line."""
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        line = _source_line(filename, lineno)
    line = line.strip()
    return f"{text}  {line}\n" if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file, by default sys.stderr."""
    if file is None:
        file = sys.stderr
        if file is None:
            return
    try:
        file.write(formatwarning(message, category, filename, lineno, line))
    except OSError:
        pass


_plain_showwarning = showwarning


def _allocation(source, category):
    """Where the object of a warning was allocated, as far as tracemalloc knows."""
    tracemalloc = sys.modules.get("tracemalloc")
    if tracemalloc is None or not tracemalloc.is_tracing():
        return f"{category.__name__}: Enable tracemalloc to get the object allocation traceback\n"
    trace = tracemalloc.get_object_traceback(source)
    if trace is None:
        return ""
    lines = ["Object allocated at (most recent call last):\n"]
    for frame in trace:
        lines.append(f'  File "{frame.filename}", lineno {frame.lineno}\n')
        line = _source_line(frame.filename, frame.lineno).strip()
        if line:
            lines.append(f"    {line}\n")
    return "".join(lines)


def _show(message, category, filename, lineno, source=None):
    """What the native part calls to show a warning."""
    if _recording:
        _recording[-1].append(WarningMessage(message, category, filename, lineno, source=source))
        return
    showwarning(message, category, filename, lineno)
    if source is not None and showwarning is _plain_showwarning and sys.stderr is not None:
        try:
            sys.stderr.write(_allocation(source, category))
        except OSError:
            pass


_recording = []  # the logs of catch_warnings(record=True), innermost last


class _Text:
    """A filter's pattern without regular expressions: matches what starts with a text, whatever the case."""

    def __init__(self, text, whole):
        self.text = text
        self.whole = whole

    def match(self, other):
        if self.whole:
            return other == self.text
        return other.lower().startswith(self.text.lower())

    def __eq__(self, other):
        return isinstance(other, _Text) and (self.text, self.whole) == (other.text, other.whole)

    def __hash__(self):
        return hash((self.text, self.whole))


def _pattern(text, whole):
    if not text:
        return None
    if not any(c in ".^$*+?{}[]\\|()" for c in text):
        return _Text(text, whole)
    import re
    return re.compile(text, 0 if whole else re.I)


def _check(action, category, lineno):
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")


def _add(item, append):
    if append:
        if item not in filters:
            filters.append(item)
        return
    if item in filters:
        filters.remove(item)
    filters.insert(0, item)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Insert a filter at the front of the list, or at its end."""
    _check(action, category, lineno)
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    _add((action, _pattern(message, False), category, _pattern(module, True), lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Insert a filter that fits every message and module."""
    _check(action, category, lineno)
    _add((action, None, category, None, lineno), append)


def resetwarnings():
    """Empty the list of filters."""
    filters.clear()


class catch_warnings:
    """Restore filters and showing when the block ends; with record=True collect what would have been shown in a list."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        return f"{type(self).__name__}({'record=True' if self._record else ''})"

    def __enter__(self):
        global showwarning
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._filters = filters[:]
        self._showwarning = showwarning
        self._registries = []
        for module in list(sys.modules.values()):
            registry = getattr(module, "__warningregistry__", None)
            if registry:
                self._registries.append((registry, dict(registry)))
                registry.clear()
        self._log = []
        if self._record:
            _recording.append(self._log)
        if self._filter is not None:
            simplefilter(*self._filter)
        return self._log if self._record else None

    def __exit__(self, *exc_info):
        global showwarning
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters[:] = self._filters
        showwarning = self._showwarning
        for registry, old in self._registries:
            registry.clear()
            registry.update(old)
        if self._record:
            _recording.remove(self._log)


class deprecated:
    """Mark a class or function as deprecated: using it warns."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, level = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            original = arg.__new__

            def __new__(cls, /, *args, **kwargs):
                if cls is arg:
                    warn(message, category=category, stacklevel=level + 1)
                if original is not object.__new__:
                    return original(cls, *args, **kwargs)
                if cls.__init__ is object.__init__ and (args or kwargs):
                    raise TypeError(f"{cls.__name__}() takes no arguments")
                return original(cls)

            arg.__new__ = staticmethod(__new__)
            arg.__deprecated__ = __new__.__deprecated__ = message
            return arg
        if not callable(arg):
            raise TypeError("@deprecated decorator with non-None category must be applied to a class or callable, "
                            f"not {arg!r}")

        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=level + 1)
            return arg(*args, **kwargs)

        for name in ("__module__", "__name__", "__qualname__", "__doc__"):
            setattr(wrapper, name, getattr(arg, name, None))
        wrapper.__wrapped__ = arg
        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


_DEPRECATED_MSG = "{name!r} is deprecated and slated for removal in Python {remove}"


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warns that something of the standard library goes away; fails when it should have gone."""
    version = f"{remove[0]}.{remove[1]}"
    if _version[:2] > remove or (_version[:2] == remove and _version[3] != "alpha"):
        raise RuntimeError(f"{name!r} was slated for removal after Python {version} alpha")
    warn(message.format(name=name, remove=version), DeprecationWarning, stacklevel=3)
