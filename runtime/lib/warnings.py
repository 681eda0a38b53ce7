"""Warnings: issuing, filtering and showing them. The filters and the decision are native, in _warnings."""

import sys
import _tracemalloc
from _warnings import _onceregistry, _source_line, _warn_unawaited_coroutine, filters, warn, warn_explicit

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
           "catch_warnings", "deprecated"]

_ACTIONS = ("default", "error", "ignore", "always", "all", "module", "once")


class WarningMessage:
    """What is known about one warning that is shown or recorded."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        details = message, category, filename, lineno, file, line, source
        vars(self).update(zip(self._WARNING_DETAILS, details), _category_name=getattr(category, "__name__", None))

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")


def formatwarning(message, category, filename, lineno, line=None):
    """The text that is shown for a warning: its place, category and message, then the source line."""
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        line = _source_line(filename, lineno)
    return f"{text}  {line.strip()}\n" if line else text


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
    if not _tracemalloc.is_tracing():
        return f"{category.__name__}: Enable tracemalloc to get the object allocation traceback\n"
    import tracemalloc
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


def _add_filter(action, message, category, module, lineno, append):
    """Checks what a filter is made of, and puts it into the list; where it was before it is taken away."""
    checks = (
        (action in _ACTIONS, ValueError, f"invalid action: {action!r}"),
        (isinstance(category, type) and issubclass(category, Warning), TypeError, "category must be a Warning subclass"),
        (isinstance(message, str), TypeError, "message must be a string"),
        (isinstance(module, str), TypeError, "module must be a string"),
        (isinstance(lineno, int), TypeError, "lineno must be an int"),
        (not isinstance(lineno, int) or lineno >= 0, ValueError, "lineno must be an int >= 0"),
    )
    for holds, error, text in checks:
        if not holds:
            raise error(text)
    made = (action, _pattern(message, False), category, _pattern(module, True), lineno)
    is_there = made in filters
    if append:
        filters.extend(() if is_there else (made,))
        return
    if is_there:
        del filters[filters.index(made)]
    filters[:0] = (made,)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Put a filter before the others, or behind them. message and module are regular expressions."""
    _add_filter(action, message, category, module, lineno, append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Put a filter for any message and module before the others, or behind them."""
    _add_filter(action, "", category, "", lineno, append)


def resetwarnings():
    """Empty the list of filters."""
    filters.clear()


class catch_warnings:
    """Restores filters and showing when the block ends; record=True: lists what would have been shown.

    With an action, begins the block with simplefilter(action, ...).
    """

    _before = None  # once entered: the filters, showwarning, and modules' registries with what was in them

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._log = [] if record else None
        self._first = () if action is None else ((action, category, lineno, append),)

    def __repr__(self):
        return f"{type(self).__name__}({'' if self._log is None else 'record=True'})"

    def __enter__(self):
        if self._before:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        registries = [getattr(module, "__warningregistry__", None) for module in [*sys.modules.values()]]
        registries = [(registry, {**registry}) for registry in registries if registry]
        self._before = filters[:], showwarning, registries
        for registry, _ in registries:  # what was shown once may be shown in the block
            registry.clear()
        if self._log is not None:
            _recording.append(self._log)
        for filter in self._first:
            simplefilter(*filter)
        return self._log

    def __exit__(self, *exc_info):
        global showwarning
        if not self._before:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters[:], showwarning, registries = self._before
        for registry, old in registries:
            registry.clear()
            registry |= old
        if self._log is not None:
            del _recording[next(at for at, log in enumerate(_recording) if log is self._log)]


class deprecated:
    """Decorator of a class or function that should not be used any more: using it warns.

    With category=None only type checkers see it.
    """

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if isinstance(message, str):
            self.message, self.category, self.stacklevel = message, category, stacklevel
        else:
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")

    def __call__(self, arg, /):
        result = arg
        if self.category is not None:
            if isinstance(arg, type):
                self._guard_class(arg)
            elif callable(arg):
                result = self._guard_function(arg)
            else:
                raise TypeError("@deprecated decorator with non-None category must be applied to a class or callable, "
                                f"not {arg!r}")
        arg.__deprecated__ = result.__deprecated__ = self.message
        return result

    def _warn(self):
        warn(self.message, self.category, self.stacklevel + 2)  # of the caller of what calls this

    def _guard_function(self, function):
        def wrapper(*args, **kwargs):
            self._warn()
            return function(*args, **kwargs)

        wrapper.__wrapped__ = function
        for name in ("__module__", "__name__", "__qualname__", "__doc__"):
            setattr(wrapper, name, getattr(function, name, None))
        if getattr(getattr(function, "__code__", None), "co_flags", 0) & 0x80:  # async def
            import inspect
            inspect.markcoroutinefunction(wrapper)
        return wrapper

    def _guard_class(self, deprecated_class):
        """Has the class warn when it is called, and when a subclass is made."""
        make, takes_any = deprecated_class.__new__, deprecated_class.__new__ is not object.__new__

        def __new__(cls, /, *args, **kwargs):
            if cls is deprecated_class:
                self._warn()
            if not takes_any:
                if (args or kwargs) and cls.__init__ is object.__init__:
                    raise TypeError(f"{cls.__name__}() takes no arguments")
                args, kwargs = (), {}
            return make(cls, *args, **kwargs)

        inherited = deprecated_class.__init_subclass__
        function = getattr(inherited, "__func__", None)  # of a native one it does not matter for which class

        def __init_subclass__(cls, /, *args, **kwargs):
            self._warn()
            return function(cls, *args, **kwargs) if function else inherited(*args, **kwargs)

        __new__.__deprecated__ = __init_subclass__.__deprecated__ = self.message
        deprecated_class.__new__ = staticmethod(__new__)
        deprecated_class.__init_subclass__ = classmethod(__init_subclass__)


_DEPRECATED_MSG = "{name!r} is deprecated and slated for removal in Python {remove}"


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warns that something of the standard library goes away; fails when it should have gone."""
    version = f"{remove[0]}.{remove[1]}"
    if _version[:2] > remove or (_version[:2] == remove and _version[3] != "alpha"):
        raise RuntimeError(f"{name!r} was slated for removal after Python {version} alpha")
    warn(message.format(name=name, remove=version), DeprecationWarning, stacklevel=3)
