"""The operators in Python: what the module operator takes when there is no _operator, as in programs that block it to compare
the two."""
__doc__ = """\
Operator interface.

This module exports a set of functions implemented in C corresponding
to the intrinsic operators of Python.  For example, operator.add(x, y)
is equivalent to the expression x+y.  The function names are those
used for special methods; variants without leading and trailing
'__' are also provided for convenience.
"""
from builtins import abs as _abs

_BINARY = {'lt': '<', 'le': '<=', 'eq': '==', 'ne': '!=', 'ge': '>=', 'gt': '>', 'is_': 'is', 'is_not': 'is not',
           'add': '+', 'and_': '&', 'floordiv': '//', 'lshift': '<<', 'mod': '%', 'mul': '*', 'matmul': '@', 'or_': '|',
           'pow': '**', 'rshift': '>>', 'sub': '-', 'truediv': '/', 'xor': '^'}
_INPLACE = {'iadd': '+', 'iand': '&', 'ifloordiv': '//', 'ilshift': '<<', 'imod': '%', 'imul': '*', 'imatmul': '@',
            'ior': '|', 'ipow': '**', 'irshift': '>>', 'isub': '-', 'itruediv': '/', 'ixor': '^'}
_UNARY = {'not_': 'not ', 'inv': '~', 'invert': '~', 'neg': '-', 'pos': '+'}
for _name, _sign in _BINARY.items():
    exec(f'def {_name}(a, b):\n    "Same as a {_sign} b."\n    return a {_sign} b')
for _name, _sign in _INPLACE.items():
    exec(f'def {_name}(a, b):\n    "Same as a {_sign}= b."\n    a {_sign}= b\n    return a')
for _name, _sign in _UNARY.items():
    exec(f'def {_name}(a):\n    "Same as {_sign}a."\n    return {_sign}a')


def truth(a):
    "Return True if a is true, False otherwise."
    return True if a else False


def abs(a):
    "Same as abs(a)."
    return _abs(a)


def index(a):
    "Same as a.__index__()."
    return a.__index__()


def concat(a, b):
    "Same as a + b, for a and b sequences."
    if not hasattr(a, '__getitem__'):
        raise TypeError("'%s' object can't be concatenated" % type(a).__name__)
    return a + b


def iconcat(a, b):
    "Same as a += b, for a and b sequences."
    if not hasattr(a, '__getitem__'):
        raise TypeError("'%s' object can't be concatenated" % type(a).__name__)
    a += b
    return a


def contains(a, b):
    "Same as b in a (note reversed operands)."
    return b in a


def countOf(a, b):
    "Return the number of items in a which are, or which equal, b."
    return sum(1 for i in a if i is b or i == b)


def indexOf(a, b):
    "Return the first index of b in a."
    for i, j in enumerate(a):
        if j is b or j == b:
            return i
    raise ValueError('sequence.index(x): x not in sequence')


def delitem(a, b):
    "Same as del a[b]."
    del a[b]


def getitem(a, b):
    "Same as a[b]."
    return a[b]


def setitem(a, b, c):
    "Same as a[b] = c."
    a[b] = c


def length_hint(obj, default=0):
    """
    Return an estimate of the number of items in obj.
    This is useful for presizing containers when building from an iterable.

    If the object supports len(), the result will be exact. Otherwise, it may
    over- or under-estimate by an arbitrary amount. The result will be an
    integer >= 0.
    """
    if not isinstance(default, int):
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(default).__name__)
    try:
        return len(obj)
    except TypeError:
        pass
    try:
        hint = type(obj).__length_hint__
    except AttributeError:
        return default
    try:
        val = hint(obj)
    except TypeError:
        return default
    if val is NotImplemented:
        return default
    if not isinstance(val, int):
        raise TypeError('__length_hint__ must be integer, not %s' % type(val).__name__)
    if val < 0:
        raise ValueError('__length_hint__() should return >= 0')
    return val


def call(obj, /, *args, **kwargs):
    """Same as obj(*args, **kwargs)."""
    return obj(*args, **kwargs)


class attrgetter:
    """
    Return a callable object that fetches the given attribute(s) from its operand.
    After f = attrgetter('name'), the call f(r) returns r.name.
    """
    __slots__ = ('_attrs', '_call')

    def __init__(self, attr, /, *attrs):
        self._attrs = (attr, *attrs)
        for name in self._attrs:
            if not isinstance(name, str):
                raise TypeError('attribute name must be a string')
        paths = [name.split('.') for name in self._attrs]

        def follow(obj, path):
            for name in path:
                obj = getattr(obj, name)
            return obj
        if attrs:
            self._call = lambda obj: tuple(follow(obj, path) for path in paths)
        else:
            self._call = lambda obj: follow(obj, paths[0])

    def __call__(self, obj, /):
        return self._call(obj)

    def __repr__(self):
        return '%s.%s(%s)' % ('operator', self.__class__.__qualname__, ', '.join(map(repr, self._attrs)))

    def __reduce__(self):
        return self.__class__, self._attrs


class itemgetter:
    """
    Return a callable object that fetches the given item(s) from its operand.
    After f = itemgetter(2), the call f(r) returns r[2].
    """
    __slots__ = ('_items', '_call')

    def __init__(self, item, /, *items):
        self._items = (item, *items)
        if items:
            self._call = lambda obj: tuple(obj[i] for i in self._items)
        else:
            self._call = lambda obj: obj[item]

    def __call__(self, obj, /):
        return self._call(obj)

    def __repr__(self):
        return '%s.%s(%s)' % ('operator', self.__class__.__name__, ', '.join(map(repr, self._items)))

    def __reduce__(self):
        return self.__class__, self._items


class methodcaller:
    """
    Return a callable object that calls the given method on its operand.
    After f = methodcaller('name'), the call f(r) returns r.name().
    """
    __slots__ = ('_name', '_args', '_kwargs')

    def __init__(self, name, /, *args, **kwargs):
        self._name = name
        if not isinstance(self._name, str):
            raise TypeError('method name must be a string')
        self._args = args
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        args = [repr(self._name), *map(repr, self._args), *(f'{k}={v!r}' for k, v in self._kwargs.items())]
        return '%s.%s(%s)' % ('operator', self.__class__.__name__, ', '.join(args))

    def __reduce__(self):
        if not self._kwargs:
            return self.__class__, (self._name,) + self._args
        from functools import partial
        return partial(self.__class__, self._name, **self._kwargs), self._args


for _value in list(globals().values()):
    if getattr(_value, '__module__', None) == __name__:
        _value.__module__ = 'operator'
__all__ = [name for name in globals() if not name.startswith('_')]
