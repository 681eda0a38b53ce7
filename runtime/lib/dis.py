"""Disassembler of Python byte code into mnemonics."""
import collections
import io
import sys
import types

import _opcode
from opcode import *
from opcode import __all__ as _opcodes_all

__all__ = ['code_info', 'dis', 'disassemble', 'distb', 'disco', 'findlinestarts', 'findlabels', 'show_code',
           'get_instructions', 'Instruction', 'Bytecode', 'pretty_flags', 'COMPILER_FLAG_NAMES'] + _opcodes_all

_have_code = (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type)

COMPILER_FLAG_NAMES = {1: 'OPTIMIZED', 2: 'NEWLOCALS', 4: 'VARARGS', 8: 'VARKEYWORDS', 16: 'NESTED', 32: 'GENERATOR',
                       64: 'NOFREE', 128: 'COROUTINE', 256: 'ITERABLE_COROUTINE', 512: 'ASYNC_GENERATOR',
                       0x4000000: 'HAS_DOCSTRING'}


def pretty_flags(flags):
    """Return pretty representation of code flags."""
    names = []
    for i in range(32):
        flag = 1 << i
        if flags & flag:
            names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
            flags ^= flag
            if not flags:
                break
    else:
        names.append(hex(flags))
    return ', '.join(names)


class _Unknown:
    def __repr__(self):
        return '<unknown>'

UNKNOWN = _Unknown()


def _try_compile(source, name):
    try:
        return compile(source, name, 'eval')
    except SyntaxError:
        pass
    return compile(source, name, 'exec')


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False):
    """Disassemble classes, methods, functions, and other compiled objects.

    With no argument, disassemble the last traceback.

    Compiled objects currently include generator objects, async generator
    objects, and coroutine objects, all of which store their code object
    in a special attribute.
    """
    if x is None:
        distb(file=file, show_caches=show_caches, adaptive=adaptive, show_offsets=show_offsets)
        return
    if hasattr(x, '__func__'):
        x = x.__func__
    for attribute in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, attribute):
            x = getattr(x, attribute)
            break
    if hasattr(x, '__dict__') and not hasattr(x, 'co_code'):
        for name, x1 in sorted(x.__dict__.items()):
            if isinstance(x1, _have_code):
                print('Disassembly of %s:' % name, file=file)
                try:
                    dis(x1, file=file, depth=depth, show_caches=show_caches, adaptive=adaptive,
                        show_offsets=show_offsets)
                except TypeError as msg:
                    print('Sorry:', msg, file=file)
                print(file=file)
    elif hasattr(x, 'co_code'):
        _disassemble_recursive(x, file=file, depth=depth, show_offsets=show_offsets)
    elif isinstance(x, str):
        _disassemble_recursive(_try_compile(x, '<dis>'), file=file, depth=depth, show_offsets=show_offsets)
    else:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Disassemble a traceback (default: last traceback)."""
    if tb is None:
        try:
            tb = sys.last_exc.__traceback__ if hasattr(sys, 'last_exc') else sys.last_traceback
        except AttributeError:
            raise RuntimeError('no last traceback to disassemble') from None
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_offsets=show_offsets)


def _get_code_object(x):
    """Helper to handle methods, compiled or raw code objects, and strings."""
    if hasattr(x, '__func__'):
        x = x.__func__
    for attribute in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, attribute):
            x = getattr(x, attribute)
            break
    if isinstance(x, str):
        x = _try_compile(x, '<disassembly>')
    if hasattr(x, 'co_code'):
        return x
    raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def code_info(x):
    """Formatted details of methods, functions, or code."""
    co = _get_code_object(x)
    lines = ['Name:              %s' % co.co_name,
             'Filename:          %s' % co.co_filename,
             'Argument count:    %s' % co.co_argcount,
             'Positional-only arguments: %s' % co.co_posonlyargcount,
             'Kw-only arguments: %s' % co.co_kwonlyargcount,
             'Number of locals:  %s' % co.co_nlocals,
             'Stack size:        %s' % co.co_stacksize,
             'Flags:             %s' % pretty_flags(co.co_flags)]
    for title, values, show in (('Constants', co.co_consts, repr), ('Names', co.co_names, str),
                                ('Variable names', co.co_varnames, str), ('Free variables', co.co_freevars, str),
                                ('Cell variables', co.co_cellvars, str)):
        if values:
            lines.append(title + ':')
            lines.extend('%4d: %s' % (i, show(value)) for i, value in enumerate(values))
    return '\n'.join(lines)


def show_code(co, *, file=None):
    """Print details of methods, functions, or code to *file*.

    If *file* is not provided, the output is printed on stdout.
    """
    print(code_info(co), file=file)


Positions = collections.namedtuple('Positions', ['lineno', 'end_lineno', 'col_offset', 'end_col_offset'],
                                   defaults=[None] * 4)

_Instruction = collections.namedtuple(
    '_Instruction', ['opname', 'opcode', 'arg', 'argval', 'argrepr', 'offset', 'start_offset', 'starts_line',
                     'line_number', 'label', 'positions', 'cache_info'], defaults=[None, None, None])


class Instruction(_Instruction):
    """Details for a bytecode operation.

       Defined fields:
         opname - human readable name for operation
         opcode - numeric code for operation
         arg - the operand bits of the instruction
         argval - the jump target, or the operands as text
         argrepr - the operands as text
         offset - start index of operation within bytecode sequence
         start_offset - the same
         starts_line - True if this opcode starts a source line, otherwise False
         line_number - source line number associated with this opcode (if any), otherwise None
         label - A label if this instruction is a jump target, otherwise None
         positions - Optional dis.Positions object holding the span of source code
                     covered by this instruction
         cache_info - None
    """

    @property
    def oparg(self):
        """Alias for Instruction.arg."""
        return self.arg

    @property
    def baseopcode(self):
        """The opcode: instructions are shown as they are."""
        return self.opcode

    baseopname = property(lambda self: self.opname)

    @property
    def cache_offset(self):
        return self.offset + 4

    @property
    def end_offset(self):
        from opcode import _inline_cache_entries
        return self.cache_offset + 4 * _inline_cache_entries.get(self.opname, 0)

    @property
    def jump_target(self):
        return self.argval if isinstance(self.argval, int) and self.argrepr.endswith(f'to L{self.argval}') else None

    @property
    def is_jump_target(self):
        """True if other code jumps to here, otherwise False"""
        return self.label is not None

    def __str__(self):
        return f'{self.opname:<20} {self.argrepr}'.rstrip()


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """Iterator for the opcodes in methods, functions or code

    Generates a series of Instruction named tuples giving the details of
    each operations in the supplied code.

    If *first_line* is not None, it indicates the line number that should
    be reported for the first source line in the disassembled code.
    Otherwise, the source line information (if any) is taken directly from
    the disassembled code object.
    """
    co = _get_code_object(x)
    line_offset = first_line - co.co_firstlineno if first_line is not None else 0
    return _instructions(co, line_offset)


def _instructions(co, line_offset=0):
    rows = _opcode.instructions(co)
    labels = {target: n for n, target in enumerate(_label_words(co, rows), 1)}
    positions = list(co.co_positions())
    last = None
    for word, op, arg, name, text, target in rows:
        place = Positions(*positions[word]) if word < len(positions) else Positions()
        line = place.lineno + line_offset if place.lineno is not None else None
        value = text or None
        if target is not None:
            value = target * 4
            text = text[:text.rindex('to ')] + f'to L{labels[target]}'
        yield Instruction(name, op, arg if text else None, value, text, word * 4, word * 4,
                          line is not None and line != last, line, labels.get(word), place, None)
        last = line if line is not None else last


def _label_words(co, rows):
    targets = {row[5] for row in rows if row[5] is not None}
    targets.update(target for _, _, target, _ in _opcode.handlers(co))
    return sorted(targets)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Disassemble a code object."""
    instructions = list(_instructions(co))
    lines = [i.line_number for i in instructions if i.line_number is not None]
    line_width = max(3, len(str(max(lines)))) if lines else 0
    label_width = 4 + len(str(sum(i.label is not None for i in instructions)))
    for i in instructions:
        fields = []
        if line_width:
            fields.append(f'{i.line_number if i.starts_line else "":>{line_width}}  ')
        fields.append('-->' if i.offset == lasti else '   ')
        fields.append(f'{f"L{i.label}:" if i.label is not None else "":>{label_width}}')
        if show_offsets:
            fields.append(f'{i.offset:>4}')
        if i.starts_line and i.offset > 0:
            print(file=file)
        print(' '.join(fields), str(i), file=file)
    handlers = _opcode.handlers(co)
    if handlers:
        labels = {word: n for n, word in enumerate(_label_words(co, _opcode.instructions(co)), 1)}
        print('ExceptionTable:', file=file)
        for start, end, target, depth in handlers:
            print(f'  {start * 4} to {end * 4} -> L{labels[target]} [{depth}]', file=file)


disco = disassemble


def _disassemble_recursive(co, *, file=None, depth=None, show_offsets=False):
    disassemble(co, file=file, show_offsets=show_offsets)
    if depth is None or depth > 0:
        if depth is not None:
            depth = depth - 1
        for x in co.co_consts:
            if hasattr(x, 'co_code'):
                print(file=file)
                print('Disassembly of %r:' % (x,), file=file)
                _disassemble_recursive(x, file=file, depth=depth, show_offsets=show_offsets)


def findlabels(code):
    """Detect all offsets in a code object which are jump targets.

    Return the list of offsets.
    """
    if not hasattr(code, 'co_code'):
        raise TypeError('findlabels() wants a code object')
    return [word * 4 for word in _label_words(code, _opcode.instructions(code))]


def findlinestarts(code):
    """Find the offsets in a byte code which are start of lines in the source.

    Generate pairs (offset, lineno)
    lineno will be an integer or None the offset does not have a source line.
    """
    last = False
    for start, end, line in code.co_lines():
        if line is not last:
            last = line
            yield start, line


class Bytecode:
    """The bytecode operations of a piece of code

    Instantiate this with a function, method, other compiled object, string of
    code, or a code object (as returned by compile()).

    Iterating over this yields the bytecode operations as Instruction instances.
    """
    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False,
                 show_offsets=False):
        self.codeobj = co = _get_code_object(x)
        self.first_line = co.co_firstlineno if first_line is None else first_line
        self._line_offset = self.first_line - co.co_firstlineno
        self._original_object = x
        self.current_offset = current_offset
        self.show_offsets = show_offsets

    def __iter__(self):
        return _instructions(self.codeobj, self._line_offset)

    def __repr__(self):
        return '{}({!r})'.format(self.__class__.__name__, self._original_object)

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """ Construct a Bytecode from the given traceback """
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def info(self):
        """Return formatted information about the code object."""
        return code_info(self.codeobj)

    def dis(self):
        """Return a formatted view of the bytecode operations."""
        with io.StringIO() as output:
            disassemble(self.codeobj, self.current_offset if self.current_offset is not None else -1, file=output,
                        show_offsets=self.show_offsets)
            return output.getvalue()
