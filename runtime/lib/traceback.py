"""Entries of tracebacks and stacks, and exceptions, as data and as text.

An entry's lines with their marks and the suggestions in messages are the same as in the interpreter's own reports:
_traceback makes them."""
import itertools
import linecache
import sys
from collections import deque

import _traceback

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb',
           'clear_frames', 'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb']

BUILTIN_EXCEPTION_LIMIT = object()  # a limit: sys.tracebacklimit, as the interpreter means it
_RECURSIVE_CUTOFF = 3  # how often the same entry is shown in a row


class _Implicit:
    def __repr__(self):
        return '<implicit>'


_implicit = _Implicit()


def _write(texts, file):
    for text in texts:
        print(text, file=sys.stderr if file is None else file, end='')


def _text_of(value, what, function=str):
    """str() or repr() of a value of somebody else's class."""
    try:
        return function(value)
    except:
        return f'<{what} {function.__name__}() failed>'


# ---- where code is: frames of stacks and tracebacks


def walk_stack(f):
    """(frame, line number) for a frame and all that called it."""
    if f is None:
        # Meant for extract(): its caller is as far up as this.
        f = sys._getframe(1)
        for _ in range(3):
            f = f and f.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """(frame, line number) for each entry of a traceback."""
    for entry in _entries(tb):
        yield entry.tb_frame, entry.tb_lineno


def _entries(tb):
    while tb is not None:
        yield tb
        tb = tb.tb_next


def _tb_places(tb):
    """(frame, (line, end line, column, end column)) for each entry of a traceback."""
    for entry in _entries(tb):
        frame, at = entry.tb_frame, entry.tb_lasti
        place = next(itertools.islice(frame.f_code.co_positions(), at // 4, None), None) if at >= 0 else None
        line, *rest = place or (None,) * 4
        yield frame, (entry.tb_lineno if line is None else line, *rest)


def _limited(frames, limit):
    """The first frames, or the last ones if the limit is negative or the interpreter's."""
    from_the_end = limit is BUILTIN_EXCEPTION_LIMIT
    if limit is None or from_the_end:
        limit = getattr(sys, 'tracebacklimit', None)
        if limit is None:
            return frames
        limit = max(limit, 0)
    if from_the_end or limit < 0:
        return deque(frames, maxlen=abs(limit))
    return itertools.islice(frames, limit)


class FrameSummary:
    """One entry: where the code was, its source line, and the reprs of its locals if wanted."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', 'locals', '_lines', '_code')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, **kwargs):
        self.filename, self.name = filename, name
        self.lineno, self.colno = lineno, colno
        self.end_lineno, self.end_colno = lineno if end_lineno is None else end_lineno, end_colno
        self._code = kwargs.get('_code')  # of the prompt, whose lines are in no file
        self._lines = line  # lineno to end_lineno, or None: not looked up
        if lookup_line:
            self._source()
        self.locals = {name: _text_of(value, 'local', repr) for name, value in locals.items()} if locals else None

    def _as_tuple(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            mine, others = [(f.filename, f.lineno, f.name, f.locals) for f in (self, other)]
            return mine == others
        return self._as_tuple() == other if isinstance(other, tuple) else NotImplemented

    def __getitem__(self, pos):
        return self._as_tuple()[pos]

    def __iter__(self):
        return iter(self._as_tuple())

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    def _source(self):
        """The lines of the entry as the file has them, or None if nobody knows where it is."""
        if self._lines is None and None not in (self.lineno, self.end_lineno):
            numbers = range(self.lineno, self.end_lineno + 1)
            self._lines = ''.join([self._source_line(number).rstrip() + '\n' for number in numbers])
        return self._lines

    def _source_line(self, number):
        line = linecache.getline(self.filename, number)
        if not line and self._code is not None and self.filename[:1] == '<':
            line = linecache._getline_from_code(self._code, number)
        return line

    @property
    def line(self):
        """The first line, without the white space around it."""
        source = self._source()
        return None if source is None else source.split('\n', 1)[0].strip()


class StackSummary(list):
    """A list of FrameSummary."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Makes one of pairs (frame, line number)."""
        places = ((frame, (line, None, None, None)) for frame, line in frame_gen)
        return klass._of_places(places, limit, lookup_lines, capture_locals)

    @classmethod
    def _of_places(klass, places, limit=None, lookup_lines=True, capture_locals=False):
        summary = klass()
        for frame, (line, end_line, column, end_column) in _limited(places, limit):
            code = frame.f_code
            linecache.lazycache(code.co_filename, frame.f_globals)
            summary.append(FrameSummary(
                code.co_filename, line, code.co_name, locals=frame.f_locals if capture_locals else None, lookup_line=False,
                end_lineno=end_line, colno=column, end_colno=end_column, _code=code))
        for filename in {entry.filename for entry in summary}:
            linecache.checkcache(filename)
        if lookup_lines:
            for entry in summary:
                entry._source()
        return summary

    @classmethod
    def from_list(klass, a_list):
        """Makes one of FrameSummary objects and of tuples (file name, line number, name, line)."""
        summary = StackSummary()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            summary.append(entry)
        return summary

    def format_frame_summary(self, frame_summary, **kwargs):
        """The text of an entry; a subclass may return None for those that it leaves out."""
        entry = frame_summary
        shown_name = '<stdin>' if entry.filename.startswith('<stdin>-') else entry.filename
        color = kwargs.get('colorize', False)
        place = _painter(color, 'MAGENTA')
        quoted = f'"{shown_name}"'
        text = f'  File {place(quoted)}, line {place(entry.lineno)}, in {place(entry.name)}\n'
        source = entry._source()
        if source and not source.isspace():
            if None in (entry.colno, entry.end_colno):
                text += f'    {entry.line}\n'
            else:
                text += _traceback.excerpt(source.rstrip('\n'), entry.lineno, entry.end_lineno, entry.colno,
                                           entry.end_colno, color)
        for variable, value in sorted((entry.locals or {}).items()):
            text += f'    {variable} = {value}\n'
        return text

    def format(self, **kwargs):
        """A text for each entry; of a recursion only the first few, and how many there are more."""
        painted = {'colorize': True} if kwargs.get('colorize') else {}  # subclasses may know nothing of it
        shown = [(entry, text) for entry in self if (text := self.format_frame_summary(entry, **painted)) is not None]
        result = []
        for _, run in itertools.groupby(shown, _repetition_key):
            texts = [text for _, text in run]
            result += texts[:_RECURSIVE_CUTOFF]
            more = len(texts) - _RECURSIVE_CUTOFF
            if more > 0:
                result.append(f'  [Previous line repeated {more} more time{"s" * (more > 1)}]\n')
        return result


def _repetition_key(shown):
    entry, _ = shown
    key = (entry.filename, entry.lineno, entry.name)
    return object() if None in key else key  # what is not known repeats nothing


def extract_tb(tb, limit=None):
    """The entries of a traceback."""
    return StackSummary._of_places(_tb_places(tb), limit)


def _caller_if_none(f):
    return sys._getframe(2) if f is None else f


def extract_stack(f=None, limit=None):
    """The entries of the stack at a frame, or here: the oldest first."""
    summary = StackSummary.extract(walk_stack(_caller_if_none(f)), limit=limit)
    summary.reverse()
    return summary


def format_list(extracted_list):
    """A text for each entry of a list, which may hold tuples."""
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    """A text for each entry of a traceback."""
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    """A text for each entry of the stack at a frame, or here."""
    return extract_stack(_caller_if_none(f), limit).format()


def print_list(extracted_list, file=None):
    """Prints what format_list gives."""
    _write(format_list(extracted_list), file)


def print_tb(tb, limit=None, file=None):
    """Prints what format_tb gives."""
    _write(format_tb(tb, limit), file)


def print_stack(f=None, limit=None, file=None):
    """Prints what format_stack gives."""
    _write(format_stack(_caller_if_none(f), limit), file)


def clear_frames(tb):
    """Drops the locals of all frames of a traceback that do not run any more."""
    for entry in _entries(tb):
        try:
            entry.tb_frame.clear()
        except RuntimeError:
            continue


# ---- exceptions

_CAUSE_TEXT = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT_TEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'


class TracebackException:
    """An exception, those that led to it and those in it, as text that keeps none of them alive."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True):
        stack_options = (limit, lookup_lines, capture_locals)
        self._capture(exc_type, exc_value, exc_traceback, stack_options)
        self._exc_type = exc_type if save_exc_type else None
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        seen = {id(exc_value)}

        def captured(exc):
            seen.add(id(exc))
            other = TracebackException.__new__(TracebackException)
            other._capture(type(exc), exc, exc.__traceback__, stack_options)
            other._exc_type = type(exc)
            other.max_group_width, other.max_group_depth = max_group_width, max_group_depth
            todo.append((other, exc))
            return other

        def captured_once(exc):
            return None if exc is None or id(exc) in seen else captured(exc)

        # A list of what is to do, and no recursion: chains may be long.
        todo = [] if exc_value is None else [(self, exc_value)]
        while todo:
            report, exc = todo.pop()
            report.__cause__ = captured_once(exc.__cause__)
            if not compact or report.__cause__ is None and not exc.__suppress_context__:
                report.__context__ = captured_once(exc.__context__)
            if isinstance(exc, BaseExceptionGroup):
                report.exceptions = [captured(member) for member in exc.exceptions]

    def _capture(self, exc_type, exc, tb, stack_options):
        """The exception by itself."""
        self.stack = StackSummary._of_places(_tb_places(tb), *stack_options)
        self.__cause__ = self.__context__ = self.exceptions = None
        self.__suppress_context__ = exc is not None and exc.__suppress_context__
        self._str = _text_of(exc, 'exception')
        try:
            self.__notes__ = getattr(exc, '__notes__', None)
        except Exception as error:
            self.__notes__ = [f'Ignored error getting __notes__: {_text_of(error, "__notes__", repr)}']
        self._has_type = exc_type is not None
        self.exc_type_qualname = getattr(exc_type, '__qualname__', None)
        self.exc_type_module = exc_type.__module__ if self._has_type else None
        self._is_syntax_error = self._has_type and issubclass(exc_type, SyntaxError)
        if self._is_syntax_error:
            for name in ('filename', 'text', 'offset', 'end_offset', 'msg'):
                setattr(self, name, getattr(exc, name))
            self.lineno, self.end_lineno = [None if line is None else str(line) for line in (exc.lineno, exc.end_lineno)]
        elif (isinstance(exc, ImportError) and getattr(exc, 'name_from', None) is not None
              or isinstance(exc, (NameError, AttributeError)) and getattr(exc, 'name', None) is not None):
            self._str += _traceback.suggestion(exc)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Captures an exception with its own traceback."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        """The exception's class. Deprecated."""
        import warnings
        warnings.warn('Deprecated in 3.13. Use exc_type_str instead.', DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        """The name of the exception's class, with its module unless that is obvious."""
        if not self._has_type:
            return None
        module = self.exc_type_module
        if module in ('__main__', 'builtins'):
            return self.exc_type_qualname
        return f'{module if isinstance(module, str) else "<unknown>"}.{self.exc_type_qualname}'

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    def __str__(self):
        return self._str

    # ---- the message

    def format_exception_only(self, *, show_group=False, **kwargs):
        """Yields the exception without the stack: the message, and the notes."""
        yield from self._message(0, show_group, kwargs.get('colorize', False))

    def _message(self, depth, show_group, color=False):
        margin = '   ' * depth
        if self._is_syntax_error:
            texts = self._syntax_error_texts(color)
        else:
            head = _painter(color, 'BOLD_MAGENTA')(self.exc_type_str)
            text = f'{head}: {_painter(color, "MAGENTA")(self._str)}' if self._str else head
            # In a group, the lines of a message are indented like the first one.
            texts = [line + '\n' for line in (text.split('\n') if depth and self._has_type else [text])]
        for text in itertools.chain(texts, self._note_texts() if self._has_type else ()):
            yield margin + text
        if show_group and self._has_type:
            for member in self.exceptions or ():
                yield from member._message(depth + 1, show_group, color)

    def _note_texts(self):
        notes = self.__notes__
        if _is_sequence(notes):
            for note in notes:
                yield from [line + '\n' for line in _text_of(note, 'note').split('\n')]
        elif notes is not None:
            yield _text_of(notes, '__notes__', repr) + '\n'

    def _syntax_error_texts(self, color):
        behind = ''
        place, culprit = _painter(color, 'MAGENTA'), _painter(color, 'BOLD_RED')
        if self.lineno is not None:
            quoted = f'"{self.filename or "<string>"}"'
            yield f'  File {place(quoted)}, line {place(self.lineno)}\n'
        elif self.filename is not None:
            behind = f' ({self.filename})'
        if isinstance(self.text, str):
            line = self.text.rstrip('\n')
            shown = line.lstrip(' \n\f')
            if self.offset is None:
                yield f'    {shown}\n'
            else:
                start, end = self._marked_columns(len(line) + 1)
                start -= 1 + len(line) - len(shown)
                if start < 0:
                    yield f'    {shown}\n'
                else:
                    yield f'    {shown[:start]}{culprit(shown[start:start + end])}{shown[start + end:]}\n'
                    # Tabs above and below the same, so that the marks stand where they should.
                    margin = ''.join([c if c.isspace() else ' ' for c in shown[:start]])
                    yield f'    {margin}{culprit("^" * end)}\n'
        head, message = _painter(color, 'BOLD_MAGENTA')(self.exc_type_str), self.msg or '<no detail available>'
        yield f'{head}: {place(message)}{behind}\n'

    def _marked_columns(self, past):
        """The first column that a syntax error marks, and how many; `past` is the column behind the line."""
        start = self.offset
        end = (self.end_offset or start) if self.lineno == self.end_lineno else past
        if self.text:
            start, end = [past if column > len(self.text) else column for column in (start, end)]
        return start, max(end - start, 1) if end >= 0 else 1

    # ---- everything

    def format(self, *, chain=True, **kwargs):
        """Yields the whole report: what led to the exception, the stack, the message."""
        yield from self._report(0, chain, kwargs.get('colorize', False))

    def print(self, *, file=None, chain=True, **kwargs):
        """Prints what format gives."""
        _write(self.format(chain=chain, colorize=kwargs.get('colorize', False)), file)

    def _chain(self):
        """This exception and those that led to it, the first one first, each with the text in front of it."""
        links = []
        exc, text = self, ''
        while exc is not None:
            before, text = exc.__cause__, _CAUSE_TEXT
            if before is None:
                before, text = None if exc.__suppress_context__ else exc.__context__, _CONTEXT_TEXT
            links.append((exc, text if before is not None else None))
            exc = before
        return reversed(links)

    def _report(self, depth, chain=True, color=False):
        """The report inside of `depth` boxes. Returns whether it drew a box of its own, at the end of which the ones
        around it end too."""
        drew_box = False
        for exc, text in self._chain() if chain else [(self, None)]:
            if text is not None:
                yield _boxed(text, depth)
            if exc.exceptions is None:
                yield from exc._single(depth, color)
            elif depth > self.max_group_depth:
                yield _boxed(f'... (max_group_depth is {self.max_group_depth})\n', depth)
            else:
                yield from exc._group(max(depth, 1), color, is_outermost=not depth)
                drew_box = True
        return drew_box

    def _single(self, depth, color, head='Traceback (most recent call last):\n', edge='|'):
        if self.stack:
            yield _boxed(head, depth, edge)
            for text in self.stack.format(**({'colorize': True} if color else {})):
                yield _boxed(text, depth)
        for text in self.format_exception_only(colorize=color):
            yield _boxed(text, depth)

    def _group(self, depth, color, is_outermost):
        yield from self._single(depth, color, 'Exception Group Traceback (most recent call last):\n', '+' if is_outermost else '|')
        margin = '  ' * depth
        width = self.max_group_width
        is_closed = False
        for number, member in enumerate(self.exceptions[:width], 1):
            yield f'{margin}{"+-" if number == 1 else "  "}+---------------- {number} ----------------\n'
            is_closed = yield from member._report(depth + 1, color=color)
        more = len(self.exceptions) - width
        if more > 0:
            yield f'{margin}{"  " if width else "+-"}+---------------- ... ----------------\n'
            yield _boxed(f'and {more} more exception{"s" * (more > 1)}\n', depth + 1)
            is_closed = False
        if not is_closed:
            yield f'{margin}  +------------------------------------\n'


def _boxed(text, depth, edge='|'):
    """The text with the edges of the boxes that it stands in on the left."""
    if not depth:
        return text
    margin = f'{"  " * depth}{edge} '
    return ''.join([margin + line for line in text.splitlines(True)])


def _painter(color, name):
    """A function that makes text of something, in a colour if wanted."""
    if not color:
        return str
    import _colorize
    begin, end = getattr(_colorize.ANSIColors, name), _colorize.ANSIColors.RESET
    return lambda value: f'{begin}{value}{end}'


def _is_sequence(notes):
    if notes is None or isinstance(notes, (str, bytes)):
        return False
    from collections.abc import Sequence
    return isinstance(notes, (list, tuple, Sequence))


def _captured(exc, value, tb, limit):
    """The TracebackException for the arguments of print_exception: an exception, or class, exception and traceback."""
    if (value is _implicit) is not (tb is _implicit):
        raise ValueError('Both or neither of value and tb must be given')
    if value is _implicit:
        if not isinstance(exc, (BaseException, type(None))):
            raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
        value, tb = exc, getattr(exc, '__traceback__', None)
    return TracebackException(type(value), value, tb, limit=limit, compact=True)


def format_exception(exc, /, value=_implicit, tb=_implicit, limit=None, chain=True, **kwargs):
    """The report on an exception, as a list of texts."""
    return list(_captured(exc, value, tb, limit).format(chain=chain, colorize=kwargs.get('colorize', False)))


def format_exception_only(exc, /, value=_implicit, *, show_group=False, **kwargs):
    """The report without stacks and without what led to the exception."""
    value = exc if value is _implicit else value
    return list(_captured(exc, value, None, None).format_exception_only(show_group=show_group, colorize=kwargs.get('colorize', False)))


def format_exc(limit=None, chain=True):
    """The report on the exception that is being handled, as one text."""
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exception(exc, /, value=_implicit, tb=_implicit, limit=None, file=None, chain=True, **kwargs):
    """Prints the report on an exception."""
    _captured(exc, value, tb, limit).print(file=file, chain=chain, colorize=kwargs.get('colorize', False))


def print_exc(limit=None, file=None, chain=True):
    """Prints the report on the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    """Prints the report on the exception that ended the last input of the prompt."""
    if hasattr(sys, 'last_exc'):
        last = (sys.last_exc,)
    elif hasattr(sys, 'last_type'):
        last = (sys.last_type, sys.last_value, sys.last_traceback)
    else:
        raise ValueError('no last exception')
    print_exception(*last, limit=limit, file=file, chain=chain)


def _print_exception_bltin(exc, /):
    import _colorize
    print_exception(exc, limit=BUILTIN_EXCEPTION_LIMIT, file=sys.stderr, colorize=_colorize.can_colorize())
