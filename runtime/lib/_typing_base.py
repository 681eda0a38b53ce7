"""What the parts of typing share: the special forms, the checks of arguments, the cache of subscripts.

typing.py is the face. It loads this module, _typing_alias and _typing_forms at once, the other parts when
one of their names is asked for. Names of parts that come later are reached as attributes of typing.
"""

import sys
import typing
from _functools import _lru_cache_wrapper
from _typing import Generic, ParamSpec, TypeVar
from types import FunctionType

__name__ = 'typing'  # what the classes say of themselves


# ---- mixins


class _Joinable:
    """X | Y is a union."""

    __slots__ = ()

    def __or__(self, other):
        return typing.Union[self, other]

    def __ror__(self, other):
        return typing.Union[other, self]


class _Final(_Joinable):
    """For classes of which only typing makes subclasses."""

    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, /, *, _root=False):
        if not _root:
            raise TypeError("Cannot subclass special typing classes")


class _NotIterable:
    """For what can be subscripted and is no sequence."""

    __slots__ = ()
    __iter__ = None


# ---- remembering

_cleanups = []  # functions that empty the caches


class _Counts(tuple):
    """What cache_info() of a cache is made of."""


def _remembering(subscript, typed=False):
    """The function with a memory for what its arguments gave, if they can be hashed."""
    known = _lru_cache_wrapper(subscript, 128, typed, _Counts)
    _cleanups.append(known.cache_clear)

    def remembered(*args):
        try:
            return known(*args)
        except TypeError:
            pass
        return subscript(*args)  # whose own TypeError comes again, without the other as its context

    remembered.__name__, remembered.__qualname__ = subscript.__name__, subscript.__qualname__
    remembered.__wrapped__ = subscript
    return remembered


# ---- special forms


class _SpecialForm(_NotIterable, _Final, _root=True):
    # Union, ClassVar ...: what `getitem`, called with the form and what stands in brackets, makes types of.
    #
    # alone: may it stand without brackets?  'type': wherever a type may;  'qualifier': as an annotation;
    # '': nowhere

    __slots__ = ('_name', '__doc__', '_getitem', '_alone')

    def __init__(self, getitem, name=None, doc=None, alone=''):
        self._getitem, self._alone = getitem, alone
        self._name = name or getitem.__name__
        self.__doc__ = doc or getitem.__doc__

    def __getattr__(self, attr):
        if attr not in ('__name__', '__qualname__'):
            raise AttributeError(attr)
        return self._name

    def __repr__(self):
        return f'typing.{self._name}'

    def __reduce__(self):
        return self._name

    @_remembering
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)

    def __call__(self, *args, **keywords):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __instancecheck__(self, thing):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, thing):
        raise TypeError(f"{self} cannot be used with issubclass()")


class _ValueForm(_SpecialForm, _root=True):
    # One whose brackets hold values, among which 1 and True are not the same.

    def __getitem__(self, parameters):
        return self._of_values(*_as_tuple(parameters))

    def _of_values(self, *values):
        return self._getitem(self, *values)

    _of_values = _remembering(_of_values, typed=True)


# ---- checking arguments


def _as_tuple(parameters):
    """What stands in brackets, as a tuple."""
    return parameters if isinstance(parameters, tuple) else (parameters,)


def _is_root(thing):
    """Is it Generic or Protocol, which are bases of classes and no types?"""
    return thing is Generic or (thing is not None and thing is vars(typing).get('Protocol'))


def _is_barred(alias, is_argument, allow_special_forms):
    """Is it an alias of something that makes no type of its arguments?"""
    origin = alias.__origin__
    if _is_root(origin):
        return True
    if allow_special_forms:
        return False
    return origin is typing.ClassVar or (is_argument and origin is typing.Final)


def _type_convert(arg, module=None, *, allow_special_forms=False):
    """None is short for its type, a text for a forward reference."""
    if isinstance(arg, str):
        return typing.ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg if arg is not None else type(arg)


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """The argument as a type; TypeError, which msg begins, for what certainly is none.

    allow_special_forms: it is the annotation of a name, which may be a ClassVar or Final.
    """
    arg = _type_convert(arg, module, allow_special_forms=allow_special_forms)
    plain = False
    if isinstance(arg, typing._GenericAlias):
        if _is_barred(arg, is_argument, allow_special_forms):
            raise TypeError(f"{arg} is not valid as type argument")
    elif isinstance(arg, _SpecialForm):
        plain = arg._alone != 'type' and not (allow_special_forms and arg._alone)
    elif type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    else:
        plain = _is_root(arg)
    if plain:
        raise TypeError(f"Plain {arg} is not valid as type argument")
    return arg


def _wrong_count(thing, actual, most, expected):
    what = 'many' if actual > most else 'few'
    return TypeError(f"Too {what} arguments for {thing}; actual {actual}, expected {expected}")


def _type_repr(obj):
    """A type as one writes it."""
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == 'builtins' else f'{obj.__module__}.{obj.__qualname__}'
    if isinstance(obj, tuple):  # for a ParamSpec
        return f'[{_type_reprs(obj)}]'
    if isinstance(obj, FunctionType):
        return obj.__name__
    return '...' if obj is ... else repr(obj)


def _type_reprs(types):
    return ', '.join(map(_type_repr, types))


# ---- type parameters


def _is_unpacked_typevartuple(arg):
    """Is it *Ts?"""
    if isinstance(arg, type):
        return False
    return getattr(arg, '__typing_is_unpacked_typevartuple__', False)


def _is_typevar_like(arg):
    return isinstance(arg, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(arg)


def _is_type_parameter(arg):
    return not isinstance(arg, (type, tuple)) and hasattr(arg, '__typing_subst__')


def _parameters_in(arg):
    """The type parameters in one argument. (Those of a class are its own, not open ones.)"""
    if isinstance(arg, tuple):
        return _collect_type_parameters(arg, enforce_default_ordering=False)
    if _is_type_parameter(arg):
        return (arg,)
    return () if isinstance(arg, type) else getattr(arg, '__parameters__', ())


def _check_defaults_come_last(args):
    behind_tuple = behind_default = False
    for arg in args:
        if not _is_type_parameter(arg):
            behind_tuple = behind_tuple or _is_unpacked_typevartuple(arg)
        elif not arg.has_default():
            if behind_default:
                raise TypeError(f"Type parameter {arg!r} without a default "
                                "follows type parameter with a default")
        elif behind_tuple:
            raise TypeError('Type parameter with a default follows TypeVarTuple')
        else:
            behind_default = True


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    """The type parameters in arguments, each once, as they appear."""
    if enforce_default_ordering:
        _check_defaults_come_last(args)
    return tuple(dict.fromkeys(parameter for arg in args for parameter in _parameters_in(arg)))


# ---- who asks


def _caller(depth=1):
    """The name of the module that called the function that asks (or its caller's ...); None without frames."""
    getframe = getattr(sys, '_getframe', None)
    try:
        return getframe and getframe(depth + 1).f_globals.get('__name__', '__main__')
    except ValueError:  # nobody called
        return None
