"""ast.Num, Str, Bytes, NameConstant and Ellipsis: classes that make a Constant."""
import warnings

from ast import Constant

_GOING = '{name} is deprecated and will be removed in Python {remove}; use '


def warn(name):
    """The warning of whoever uses one of these classes."""
    warnings._deprecated('ast.' + name, message=_GOING + 'ast.Constant instead', remove=(3, 14))


class _OldKind(type):
    """Constants are instances of the class for the type of their value."""

    def __instancecheck__(cls, node):
        types = _const_types.get(cls)
        if types is None:
            return isinstance(node, Constant) and type.__instancecheck__(cls, node)
        warn(cls.__qualname__)
        return (isinstance(node, Constant) and isinstance(node.value, types)
                and not isinstance(node.value, _const_types_not.get(cls, ())))


def _make(cls, *args, **kwargs):
    twice = next((name for name in cls._fields[:len(args)] if name in kwargs), None)
    if twice is not None:
        raise TypeError(f'{cls.__name__} got multiple values for argument {twice!r}')
    if cls not in _const_types:
        return Constant.__new__(cls)
    warn(cls.__qualname__)
    return Constant(*([...] if cls.__name__ == 'Ellipsis' else []), *args, **kwargs)


def _old_kind(name, *fields):
    return _OldKind(name, (Constant,), {'_fields': fields, '__new__': _make, '__module__': 'ast',
                                       '__doc__': 'Now a Constant.'})


Num = _old_kind('Num', 'n')
Str = _old_kind('Str', 's')
Bytes = _old_kind('Bytes', 's')
NameConstant = _old_kind('NameConstant', *Constant._fields)
Ellipsis = _old_kind('Ellipsis')

_const_types = {Num: (int, float, complex), Str: (str,), Bytes: (bytes,), NameConstant: (bool, type(None)),
                Ellipsis: (type(...),)}
_const_types_not = {Num: (bool,)}


def _old_field(name):
    """A field's old name, for the value."""
    def warn_of_it():
        warnings._deprecated('Attribute ' + name, message=_GOING + 'value instead', remove=(3, 14))

    def get(self):
        warn_of_it()
        return self.value

    def put(self, value):
        warn_of_it()
        self.value = value
    return property(get, put)


Constant.n = _old_field('n')
Constant.s = _old_field('s')
