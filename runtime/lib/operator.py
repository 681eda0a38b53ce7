from _operator import *
from _operator import __doc__

__all__ = ['abs', 'add', 'and_', 'attrgetter', 'call', 'concat', 'contains', 'countOf', 'delitem', 'eq', 'floordiv', 'ge',
           'getitem', 'gt', 'iadd', 'iand', 'iconcat', 'ifloordiv', 'ilshift', 'imatmul', 'imod', 'imul', 'index',
           'indexOf', 'inv', 'invert', 'ior', 'ipow', 'irshift', 'is_', 'is_not', 'isub', 'itemgetter', 'itruediv',
           'ixor', 'le', 'length_hint', 'lshift', 'lt', 'matmul', 'methodcaller', 'mod', 'mul', 'ne', 'neg', 'not_',
           'or_', 'pos', 'pow', 'rshift', 'setitem', 'sub', 'truediv', 'truth', 'xor']

# The special methods' names are second names of the same functions.
__lt__, __le__, __eq__, __ne__, __ge__, __gt__ = lt, le, eq, ne, ge, gt
__not__, __abs__, __index__, __inv__, __invert__, __neg__, __pos__ = not_, abs, index, inv, invert, neg, pos
__add__, __sub__, __mul__, __matmul__, __truediv__, __floordiv__, __mod__ = add, sub, mul, matmul, truediv, floordiv, mod
__pow__, __lshift__, __rshift__, __and__, __or__, __xor__ = pow, lshift, rshift, and_, or_, xor
__iadd__, __isub__, __imul__, __imatmul__, __itruediv__, __ifloordiv__ = iadd, isub, imul, imatmul, itruediv, ifloordiv
__imod__, __ipow__, __ilshift__, __irshift__, __iand__, __ior__, __ixor__ = imod, ipow, ilshift, irshift, iand, ior, ixor
__concat__, __iconcat__, __contains__ = concat, iconcat, contains
__getitem__, __setitem__, __delitem__, __call__ = getitem, setitem, delitem, call
