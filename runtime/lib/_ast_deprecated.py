"""ast.Num, Str, Bytes, NameConstant and Ellipsis: classes that make a Constant."""
import warnings

from ast import Constant

_TEXT = '{name} is deprecated and will be removed in Python {remove}'


def warn(name):
    warnings._deprecated(f'ast.{name}', message=_TEXT + '; use ast.Constant instead', remove=(3, 14))


class _ABC(type):
    def __init__(cls, *args):
        cls.__doc__ = """Deprecated AST node class. Use ast.Constant instead"""

    def __instancecheck__(cls, inst):
        if cls in _const_types:
            warn(cls.__qualname__)
        if not isinstance(inst, Constant):
            return False
        if cls in _const_types:
            return isinstance(inst.value, _const_types[cls]) and not isinstance(inst.value, _const_types_not.get(cls, ()))
        return type.__instancecheck__(cls, inst)


def _new(cls, *args, **kwargs):
    for key in kwargs:
        if key in cls._fields and cls._fields.index(key) < len(args):
            raise TypeError(f'{cls.__name__} got multiple values for argument {key!r}')
    if cls in _const_types:
        warn(cls.__qualname__)
        return Constant(*args, **kwargs)
    return Constant.__new__(cls, *args, **kwargs)


class Num(Constant, metaclass=_ABC):
    _fields = ('n',)
    __new__ = _new


class Str(Constant, metaclass=_ABC):
    _fields = ('s',)
    __new__ = _new


class Bytes(Constant, metaclass=_ABC):
    _fields = ('s',)
    __new__ = _new


class NameConstant(Constant, metaclass=_ABC):
    __new__ = _new


class Ellipsis(Constant, metaclass=_ABC):
    _fields = ()

    def __new__(cls, *args, **kwargs):
        if cls is Ellipsis:
            warn('Ellipsis')
            return Constant(..., *args, **kwargs)
        return Constant.__new__(cls, *args, **kwargs)


_const_types = {Num: (int, float, complex), Str: (str,), Bytes: (bytes,), NameConstant: (type(None), bool),
                Ellipsis: (type(...),)}
_const_types_not = {Num: (bool,)}
for _cls in _const_types:
    _cls.__module__ = 'ast'


def _value(name):
    def get(self):
        warnings._deprecated(f'Attribute {name}', message='{name} is deprecated and will be removed in Python {remove}; '
                             'use value instead', remove=(3, 14))
        return self.value

    def put(self, value):
        warnings._deprecated(f'Attribute {name}', message='{name} is deprecated and will be removed in Python {remove}; '
                             'use value instead', remove=(3, 14))
        self.value = value
    return property(get, put)


Constant.n = _value('n')
Constant.s = _value('s')
