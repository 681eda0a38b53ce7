"""Signals: the functions of the native _signal, with its numbers as members of enumerations."""

import _signal
from _signal import *
from enum import IntEnum as _IntEnum

_ENUMS = {  # the constants that each enumeration has as members
    'Signals': lambda name: name[:3] == 'SIG' and name[3:4] != '_' and name.isupper(),
    'Handlers': {'SIG_DFL', 'SIG_IGN'}.__contains__,
    'Sigmasks': {'SIG_BLOCK', 'SIG_UNBLOCK', 'SIG_SETMASK'}.__contains__,
}
for _name, _has in _ENUMS.items():
    _IntEnum._convert_(_name, __name__, _has)


def _member(kind, value):
    """The member that a number is; the value as it is, if it is none."""
    known = isinstance(value, int) and kind._value2member_map_
    return known.get(value, value) if known else value


def _set_of_signals(numbers):
    return {_member(Signals, number) for number in numbers}


def _number(value):
    """A handler or a signal as the native functions take it: members are numbers."""
    return int(value) if isinstance(value, int) else value


def signal(signalnum, handler):
    return _member(Handlers, _signal.signal(_number(signalnum), _number(handler)))


def getsignal(signalnum):
    return _member(Handlers, _signal.getsignal(signalnum))


def pthread_sigmask(how, mask):
    return _set_of_signals(_signal.pthread_sigmask(how, mask))


def sigpending():
    return _set_of_signals(_signal.sigpending())


def sigwait(sigset):
    return _member(Signals, _signal.sigwait(sigset))


def valid_signals():
    return _set_of_signals(_signal.valid_signals())


for _name in 'signal getsignal pthread_sigmask sigpending sigwait valid_signals'.split():
    globals()[_name].__doc__ = getattr(_signal, _name).__doc__
del _name, _has
