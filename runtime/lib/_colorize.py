"""Colours of reports on a terminal, and when there are any."""
import os
import sys

COLORIZE = True


class ANSIColors:
    """What switches colours on a terminal."""
    RESET = '\x1b[0m'
    RED, GREEN, YELLOW, MAGENTA = '\x1b[31m', '\x1b[32m', '\x1b[33m', '\x1b[35m'
    BOLD_RED, BOLD_GREEN, BOLD_MAGENTA = '\x1b[1;31m', '\x1b[1;32m', '\x1b[1;35m'
    GREY = '\x1b[90m'


NoColors = type('NoColors', (), {name: '' for name in vars(ANSIColors) if name.isupper()})


def get_colors(colorize=False):
    """The sequences, or empty strings by the same names."""
    return ANSIColors() if colorize or can_colorize() else NoColors()


def _said_by_environment():
    """What the environment asks for; None: nothing."""
    wanted = os.environ
    own = wanted.get('PYTHON_COLORS')
    if own in ('0', '1'):
        return own == '1'
    if 'NO_COLOR' in wanted or not COLORIZE:
        return False
    if 'FORCE_COLOR' in wanted:
        return True
    return False if wanted.get('TERM') == 'dumb' else None


def can_colorize():
    """Whether what goes to sys.stderr gets colours."""
    said = None if sys.flags.ignore_environment else _said_by_environment()
    if said is not None:
        return said
    if not COLORIZE or not hasattr(sys.stderr, 'fileno'):
        return False
    try:
        return os.isatty(sys.stderr.fileno())
    except OSError:
        return sys.stderr.isatty()
