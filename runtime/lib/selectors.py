"""Waiting for files to become ready: select(), poll() and epoll behind one interface.

A selector keeps a SelectorKey for each registered file, by descriptor. What the system's object behind it knows is told
in three methods, _watch(), _rewatch() and _unwatch(), and _poll() asks it.
"""
import math
import select
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from collections.abc import Mapping

EVENT_READ, EVENT_WRITE = 1, 2
_EVENTS = EVENT_READ | EVENT_WRITE

SelectorKey = namedtuple('SelectorKey', 'fileobj fd events data')
SelectorKey.__doc__ = 'A registered file, its descriptor, the events that are waited for, and what the caller gave along.'


def _descriptor(fileobj):
    """The number that a file object or a number means."""
    number = fileobj
    if not isinstance(number, int):
        try:
            number = int(number.fileno())
        except (ValueError, TypeError, AttributeError):
            raise ValueError(f'Invalid file object: {fileobj!r}') from None
    if number < 0:
        raise ValueError(f'Invalid file descriptor: {number}')
    return number


def _unregistered(fileobj):
    return KeyError(f'{fileobj!r} is not registered')


class _KeysByFile(Mapping):
    """What get_map() returns: the keys of a selector, by file object or number."""

    def __init__(self, selector):
        self._owner = selector

    def __len__(self):
        return len(self._owner._keys)

    def __iter__(self):
        return iter(self._owner._keys)

    def __getitem__(self, fileobj):
        return self._owner._find(fileobj)

    def get(self, fileobj, default=None):
        return self._owner._keys.get(self._owner._number(fileobj), default)


class BaseSelector(metaclass=ABCMeta):
    """The interface."""

    @abstractmethod
    def register(self, fileobj, events, data=None):
        """Begin to wait for events of a file; returns its key."""
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        """No longer wait for a file; returns the key that it had."""
        raise NotImplementedError

    @abstractmethod
    def select(self, timeout=None):
        """Wait for ready files, at most so many seconds; returns a list of (key, events)."""
        raise NotImplementedError

    @abstractmethod
    def get_map(self):
        """The keys by file; None once the selector is closed."""
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        """Give a registered file other events and data; returns its new key."""
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    def get_key(self, fileobj):
        """The key of a registered file."""
        keys = self.get_map()
        if keys is None:
            raise RuntimeError('Selector is closed')
        return keys[fileobj]

    def close(self):
        """Free what the system gave."""

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


class _Selector(BaseSelector):
    """What all selectors share: the keys, and what is checked."""

    def __init__(self):
        self._keys = {}
        self._map = _KeysByFile(self)

    def get_map(self):
        return self._map

    def close(self):
        self._map = None
        self._keys.clear()

    def _number(self, fileobj):
        try:
            return _descriptor(fileobj)
        except ValueError:
            # A file that was closed has no number, but its key remembers.
            numbers = [number for number, key in self._keys.items() if key.fileobj is fileobj]
            if not numbers:
                raise
            return numbers[0]

    def _find(self, fileobj):
        try:
            return self._keys[self._number(fileobj)]
        except KeyError:
            raise _unregistered(fileobj) from None

    def _checked(self, events):
        if events and not events & ~_EVENTS:
            return events
        raise ValueError(f'Invalid events: {events!r}')

    def register(self, fileobj, events, data=None):
        key = SelectorKey(fileobj=fileobj, events=self._checked(events), fd=self._number(fileobj), data=data)
        if key.fd in self._keys:
            raise KeyError(f'{fileobj!r} (FD {key.fd}) is already registered')
        self._watch(key.fd, events)
        self._keys[key.fd] = key
        return key

    def unregister(self, fileobj):
        key = self._find(fileobj)
        del self._keys[key.fd]
        self._unwatch(key.fd)
        return key

    def modify(self, fileobj, events, data=None):
        old = self._find(fileobj)
        if old.events != events:
            self._checked(events)
            try:
                self._rewatch(old.fd, events)
            except BaseException:
                del self._keys[old.fd]
                raise
        elif old.data == data:
            return old
        self._keys[old.fd] = new = old._replace(events=events, data=data)
        return new

    def select(self, timeout=None):
        try:
            found = self._poll(timeout)
        except InterruptedError:
            return []
        ready = []
        for number, events in found:
            key = self._keys.get(number)
            if key is not None and key.events & events:
                ready.append((key, key.events & events))
        return ready


class SelectSelector(_Selector):
    """Over select()."""

    def __init__(self):
        super().__init__()
        self._sets = {EVENT_READ: set(), EVENT_WRITE: set()}

    def _watch(self, number, events):
        for event, members in self._sets.items():
            if events & event:
                members.add(number)

    def _unwatch(self, number):
        for members in self._sets.values():
            members.discard(number)

    def _rewatch(self, number, events):
        self._unwatch(number)
        self._watch(number, events)

    def _poll(self, timeout):
        if timeout is not None and timeout < 0:
            timeout = 0
        found = {}
        for event, numbers in zip(self._sets, select.select(*self._sets.values(), (), timeout)):
            for number in numbers:
                found[number] = found.get(number, 0) | event
        return found.items()


class _PollingSelector(_Selector):
    """Over an object that has register(), modify(), unregister() and poll()."""

    _selector_cls = _IN = _OUT = None  # the object's class, and its names for the two events

    def __init__(self):
        super().__init__()
        self._system = self._selector_cls()

    def _mask(self, events):
        return sum(flag for flag, event in ((self._IN, EVENT_READ), (self._OUT, EVENT_WRITE)) if events & event)

    def _watch(self, number, events):
        self._system.register(number, self._mask(events))

    def _rewatch(self, number, events):
        self._system.modify(number, self._mask(events))

    def _unwatch(self, number):
        try:
            self._system.unregister(number)
        except OSError:
            pass  # the file was closed, and the system knows

    def _poll(self, timeout):
        # Errors and hang-ups, which have bits of their own, make a file ready for both.
        return [(number, (mask & ~self._OUT and EVENT_READ) | (mask & ~self._IN and EVENT_WRITE))
                for number, mask in self._ask(_milliseconds(timeout))]


def _milliseconds(timeout):
    """The time in whole milliseconds, not shorter than asked; None: no end."""
    return None if timeout is None else max(math.ceil(timeout * 1000), 0)


class PollSelector(_PollingSelector):
    """Over poll()."""

    _selector_cls, _IN, _OUT = select.poll, select.POLLIN, select.POLLOUT

    def _ask(self, milliseconds):
        return self._system.poll(milliseconds)


class EpollSelector(_PollingSelector):
    """Over epoll."""

    _selector_cls, _IN, _OUT = select.epoll, select.EPOLLIN, select.EPOLLOUT

    def _ask(self, milliseconds):
        seconds = -1 if milliseconds is None else milliseconds / 1000
        return self._system.poll(seconds, len(self._keys) or 1)

    def fileno(self):
        """The descriptor of the epoll object."""
        return self._system.fileno()

    def close(self):
        self._system.close()
        super().close()


DefaultSelector = EpollSelector
