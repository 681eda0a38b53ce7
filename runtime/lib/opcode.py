"""The instruction set of the virtual machine: names and numbers of opcodes."""
import _opcode

__all__ = ['cmp_op', 'stack_effect', 'hascompare', 'opname', 'opmap', 'HAVE_ARGUMENT', 'EXTENDED_ARG', 'hasarg',
           'hasconst', 'hasname', 'hasjump', 'hasjrel', 'hasjabs', 'hasfree', 'haslocal', 'hasexc']

_table = _opcode.table()
opname = [name for name, _, _ in _table]
opmap = {name: number for number, name in enumerate(opname)}
cmp_op = ('<', '<=', '==', '!=', '>', '>=')

_families = [(number, name, letters) for number, (name, letters, _) in enumerate(_table)]
hasarg = [number for number, _, letters in _families if letters]
hasconst = [number for number, _, letters in _families if 'K' in letters or 'R' in letters]
hasname = [number for number, _, letters in _families if 'N' in letters]
haslocal = [number for number, _, letters in _families if 'L' in letters or 'R' in letters]
hasfree = [number for number, name, _ in _families if 'FREE' in name]
hasjrel = hasjump = [number for number, name, letters in _families
                     if 'J' in letters or name.startswith('JUMP') or name in ('FOR_ITER', 'YIELD_FROM')]
hasjabs = []
hascompare = [number for number, name, _ in _families if name.startswith('COMPARE')]
hasexc = []
HAVE_ARGUMENT = min(hasarg)
EXTENDED_ARG = -1  # operands beyond the first byte go through the stack
_inline_cache_entries = {name: cache for name, _, cache in _table if cache}


def stack_effect(opcode, oparg=None, /, *, jump=None):
    """The instructions of this machine name their operands: how many values they push is no property of the opcode alone."""
    raise ValueError('the stack effect of an opcode is not known without its operands')
