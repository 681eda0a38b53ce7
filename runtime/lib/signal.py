"""Signals: what the native _signal offers, with its constants as enumerations."""
import _signal
from _signal import *
from enum import IntEnum as _IntEnum


def _convert(name, test):
    _IntEnum._convert_(name, __name__, test)


_convert('Signals', lambda name: name.isupper() and name.startswith('SIG') and not name.startswith('SIG_'))
_convert('Handlers', lambda name: name in ('SIG_DFL', 'SIG_IGN'))
_convert('Sigmasks', lambda name: name in ('SIG_BLOCK', 'SIG_UNBLOCK', 'SIG_SETMASK'))


def _int_to_enum(value, enum_klass):
    # A number that is no member stays a number.
    if not isinstance(value, int):
        return value
    try:
        return enum_klass(value)
    except ValueError:
        return value


def _enum_to_int(value):
    try:
        return int(value)
    except (ValueError, TypeError):
        return value


def _signals(numbers):
    return {_int_to_enum(number, Signals) for number in numbers}


def signal(signalnum, handler):
    handler = _signal.signal(_enum_to_int(signalnum), _enum_to_int(handler))
    return _int_to_enum(handler, Handlers)


def getsignal(signalnum):
    return _int_to_enum(_signal.getsignal(signalnum), Handlers)


def pthread_sigmask(how, mask):
    return _signals(_signal.pthread_sigmask(how, mask))


def sigpending():
    return _signals(_signal.sigpending())


def sigwait(sigset):
    return _int_to_enum(_signal.sigwait(sigset), Signals)


def valid_signals():
    return _signals(_signal.valid_signals())


for _function in (signal, getsignal, pthread_sigmask, sigpending, sigwait, valid_signals):
    _function.__doc__ = getattr(_signal, _function.__name__).__doc__
del _function
