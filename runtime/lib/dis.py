"""Listings of compiled code: what instructions a code object has, with the source lines that they come from.

The instructions are those of krait's machine: words of four bytes, operands by name. Offsets count bytes. There are no
caches and no specialized forms to show, so `show_caches` and `adaptive` change nothing.
"""
import sys
import types
from collections import namedtuple

import _opcode
from opcode import *
from opcode import __all__ as _names_of_opcode, _inline_cache_entries

__all__ = ['Bytecode', 'COMPILER_FLAG_NAMES', 'Instruction', 'code_info', 'dis', 'disassemble', 'disco', 'distb',
           'findlabels', 'findlinestarts', 'get_instructions', 'pretty_flags', 'show_code', *_names_of_opcode]

_WORD = 4  # bytes

# The first ten bits in order, and one far above.
COMPILER_FLAG_NAMES = {1 << bit: name for bit, name in enumerate((
    'OPTIMIZED', 'NEWLOCALS', 'VARARGS', 'VARKEYWORDS', 'NESTED', 'GENERATOR', 'NOFREE', 'COROUTINE',
    'ITERABLE_COROUTINE', 'ASYNC_GENERATOR'))}
COMPILER_FLAG_NAMES[0x4000000] = 'HAS_DOCSTRING'


def pretty_flags(flags):
    """The names of a code object's flags; those that have none in hexadecimal."""
    bits = [1 << bit for bit in range(32) if flags >> bit & 1]
    words = [COMPILER_FLAG_NAMES.get(bit) or hex(bit) for bit in bits]
    if not bits or flags != sum(bits):
        words.append(hex(flags - sum(bits)))
    return ', '.join(words)


# ---- from an object to its code


def _compiled(source, filename):
    """The code of a text: of an expression, or else of statements."""
    for mode in ('eval', 'exec'):
        try:
            return compile(source, filename, mode)
        except SyntaxError:
            if mode == 'exec':
                raise


def _owned_code(x):
    """The code object of a method, function, generator or coroutine; other things as they are."""
    x = getattr(x, '__func__', x)
    for attribute in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, attribute):
            return getattr(x, attribute)
    return x


def _not_code(x):
    return TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def _code_of(x, filename='<disassembly>'):
    code = _compiled(x, filename) if isinstance(x, str) else _owned_code(x)
    if not hasattr(code, 'co_code'):
        raise _not_code(code)
    return code


def _innermost(tb):
    while tb.tb_next is not None:
        tb = tb.tb_next
    return tb


# ---- instructions

Positions = namedtuple('Positions', ['lineno', 'end_lineno', 'col_offset', 'end_col_offset'], defaults=(None,) * 4)


class Instruction(namedtuple('_Instruction', [
        'opname', 'opcode',
        'arg',  # the operand's bits
        'argval',  # the offset that a jump goes to, or the operands as text
        'argrepr',  # the operands as text, with labels for offsets
        'offset', 'start_offset',  # the same: no prefixes
        'starts_line',  # whether it is the first of its source line
        'line_number',
        'label',  # its number, where others jump to it
        'positions',
        'cache_info'], defaults=(None,) * 3)):
    """One instruction of a code object."""

    oparg = property(lambda self: self.arg, doc='Another name for arg.')
    baseopcode = property(lambda self: self.opcode, doc='The opcode: there are no specialized forms.')
    baseopname = property(lambda self: self.opname, doc='The name of baseopcode.')
    is_jump_target = property(lambda self: self.label is not None, doc='Whether others jump here.')

    @property
    def cache_offset(self):
        """Where the instruction's inline cache would begin."""
        return self.start_offset + _WORD

    @property
    def end_offset(self):
        """Where the next instruction begins, caches counted."""
        return self.cache_offset + _WORD * _inline_cache_entries.get(self.opname, 0)

    @property
    def jump_target(self):
        """The offset that the instruction may jump to, or None."""
        return self.argval if isinstance(self.argval, int) else None

    def __str__(self):
        return f'{self.opname:<20} {self.argrepr}'.rstrip()


class _Listing:
    """A code object's instructions and handlers, with its labels numbered from 1 in the order of their places."""

    def __init__(self, code):
        self.code = code
        self.rows = _opcode.instructions(code)  # (word, opcode, operand, name, operands as text, target word or None)
        self.handlers = _opcode.handlers(code)  # (first word, last word, target word, depth of the stack)
        targets = {row[-1] for row in self.rows} | {handler[2] for handler in self.handlers}
        self.labels = {word: number for number, word in enumerate(sorted(targets - {None}), 1)}

    def instructions(self, shift=0):
        """The Instructions, the numbers of their lines shifted."""
        spans = [Positions(*span) for span in self.code.co_positions()]
        current = None
        for word, opcode, operand, name, text, target in self.rows:
            span = spans[word] if word < len(spans) else Positions()
            line = None if span.lineno is None else span.lineno + shift
            value = text or None
            if target is not None:
                value = target * _WORD
                text = f'{text[:text.rindex("to ")]}to L{self.labels[target]}'
            yield Instruction(name, opcode, operand if text else None, value, text, word * _WORD, word * _WORD,
                              line not in (None, current), line, self.labels.get(word), span)
            current = current if line is None else line

    def lines(self, current=-1, show_offsets=False):
        """The listing as lines of text. An arrow points to the instruction at the offset `current`."""
        instructions = list(self.instructions())
        highest = max((i.line_number for i in instructions if i.line_number is not None), default=None)
        number_width = 0 if highest is None else max(3, len(str(highest)))
        label_width = 4 + len(str(sum(i.is_jump_target for i in instructions)))
        for i in instructions:
            if i.starts_line and i.offset > 0:
                yield ''
            number = str(i.line_number) if i.starts_line else ''
            label = f'L{i.label}:' if i.is_jump_target else ''
            margin = f'{number:>{number_width}}   ' if number_width else ''
            margin += '-->' if i.offset == current else '   '
            margin += f' {label:>{label_width}} '
            if show_offsets:
                margin += f'{i.offset:>4} '
            yield margin + str(i)
        if self.handlers:
            yield 'ExceptionTable:'
        for first, last, target, depth in self.handlers:
            yield f'  {first * _WORD} to {last * _WORD} -> L{self.labels[target]} [{depth}]'


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """The Instructions of a function, method, text or code object; its first line is numbered first_line, if given."""
    code = _code_of(x)
    return _Listing(code).instructions(0 if first_line is None else first_line - code.co_firstlineno)


def findlabels(code):
    """The offsets that are jumped to, handlers of exceptions included."""
    if not hasattr(code, 'co_code'):
        raise TypeError('findlabels() wants a code object')
    return [word * _WORD for word in _Listing(code).labels]


def findlinestarts(code):
    """(offset, line) wherever another line begins; the line is None for what has none in the source."""
    current = object()  # no line is equal to it
    for offset, _, line in code.co_lines():
        if line != current:
            yield offset, line
        current = line


# ---- printing


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Print the instructions of a code object, with an arrow at the offset lasti."""
    for line in _Listing(co).lines(lasti, show_offsets):
        print(line, file=file)


disco = disassemble


def _disassemble_all(code, depth, file, show_offsets):
    """The same for a code object and those in its constants, to a depth; None: all."""
    disassemble(code, file=file, show_offsets=show_offsets)
    if depth is not None and depth <= 0:
        return
    for inner in code.co_consts:
        if hasattr(inner, 'co_code'):
            print(f'\nDisassembly of {inner!r}:', file=file)
            _disassemble_all(inner, None if depth is None else depth - 1, file, show_offsets)


_LISTED_MEMBERS = (types.FunctionType, types.MethodType, types.CodeType, staticmethod, classmethod, type)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False):
    """Print the instructions of a function, text, code object, generator, or all that a class or module holds.

    Without an argument, those of where the last exception was raised."""
    if x is None:
        return distb(file=file, show_offsets=show_offsets)
    code = _owned_code(x)
    if isinstance(code, str) or hasattr(code, 'co_code'):
        return _disassemble_all(_code_of(code, '<dis>'), depth, file, show_offsets)
    if not hasattr(code, '__dict__'):
        raise _not_code(code)
    for name, member in sorted(vars(code).items()):
        if isinstance(member, _LISTED_MEMBERS):
            print(f'Disassembly of {name}:', file=file)
            try:
                dis(member, file=file, depth=depth, show_offsets=show_offsets)
            except TypeError as reason:
                print('Sorry:', reason, file=file)
            print(file=file)


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Print the instructions of the function that a traceback is of; by default, the one that raised last."""
    if tb is None:
        last = getattr(sys, 'last_exc', None)
        tb = getattr(sys, 'last_traceback', None) if last is None else last.__traceback__
        if tb is None:
            raise RuntimeError('no last traceback to disassemble')
        tb = _innermost(tb)
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_offsets=show_offsets)


def code_info(x):
    """What a code object says of itself, as text."""
    code = _code_of(x)
    facts = (('Name', code.co_name), ('Filename', code.co_filename), ('Argument count', code.co_argcount),
             ('Positional-only arguments', code.co_posonlyargcount), ('Kw-only arguments', code.co_kwonlyargcount),
             ('Number of locals', code.co_nlocals), ('Stack size', code.co_stacksize),
             ('Flags', pretty_flags(code.co_flags)))
    tables = (('Constants', map(repr, code.co_consts)), ('Names', code.co_names),
              ('Variable names', code.co_varnames), ('Free variables', code.co_freevars),
              ('Cell variables', code.co_cellvars))
    lines = [f'{title + ":":<18} {fact}' for title, fact in facts]
    for title, values in tables:
        rows = [f'{row:4}: {value}' for row, value in enumerate(values)]
        lines += [title + ':', *rows] if rows else []
    return '\n'.join(lines)


def show_code(co, *, file=None):
    """Print code_info()."""
    print(code_info(co), file=file)


class Bytecode:
    """The instructions of a function, method, text or code object, to iterate over or to print."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False,
                 show_offsets=False):
        self._original = x
        self.codeobj = _code_of(x)
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self.current_offset, self.show_offsets = current_offset, show_offsets

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """The function that raised, with the arrow where it did."""
        tb = _innermost(tb)
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def __iter__(self):
        return get_instructions(self.codeobj, first_line=self.first_line)

    def __repr__(self):
        return f'{type(self).__name__}({self._original!r})'

    def info(self):
        """code_info() of the code."""
        return code_info(self.codeobj)

    def dis(self):
        """What disassemble() would print."""
        current = -1 if self.current_offset is None else self.current_offset
        return ''.join(line + '\n' for line in _Listing(self.codeobj).lines(current, self.show_offsets))
