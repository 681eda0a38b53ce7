"""Documentation of objects as text: what help() prints, for programs."""

import sys

from _help import help as _help, page as _page

__all__ = ['help']


def getdoc(object):
    """The docstring, without the indentation of its lines; '' if there is none."""
    from inspect import getdoc
    return getdoc(object) or ''


def splitdoc(doc):
    """A docstring's first line, if it stands alone, and the rest."""
    first, _, rest = doc.strip().partition('\n')
    second, _, body = rest.partition('\n')
    if second.strip():
        return '', f'{first}\n{rest}'
    return first, body


def plain(text):
    """The text without what would print in bold: character, backspace, character."""
    while '\b' in text:
        at = text.index('\b')
        text = text[:max(at - 1, 0)] + text[at + 1:]
    return text


def render_doc(thing, title='Python Library Documentation: %s', forceload=0, renderer=None):
    """The page of an object, or of what a dotted name means."""
    from _help import _resolve
    obj = _resolve(thing) if isinstance(thing, str) else thing
    if obj is None and thing != 'None':
        raise ImportError(f'No Python documentation found for {thing!r}.\n'
                          'Use help() to get the interactive help utility.\n'
                          'Use help(str) for help on the str class.')
    head, *lines = _page(obj)
    return '\n'.join([title % head.removeprefix('Help on ').removesuffix(':'), *lines])


class Helper:
    """help() with streams of its own."""

    def __init__(self, input=None, output=None):
        self._streams = input, output

    def __repr__(self):
        return '<pydoc.Helper instance>'

    def __call__(self, *request):
        before = sys.stdin, sys.stdout
        sys.stdin, sys.stdout = [own or other for own, other in zip(self._streams, before)]
        try:
            return _help(*request)
        finally:
            sys.stdin, sys.stdout = before

    help = __call__


help = Helper()
