"""Aliases: what a generic class or a special form becomes with arguments, and old names of other classes.

_GenericAlias is List[int]; _SpecialGenericAlias is List. Both stand for their origin: attributes that are
not dunders are the origin's. At the end is what the native types of _typing call, by its name in typing.
"""

import typing
from _operator import getitem
from _typing import Generic, ParamSpec, TypeVarTuple
from types import GenericAlias, UnionType

from _typing_base import (
    _as_tuple, _collect_type_parameters, _Final, _is_root, _is_typevar_like,
    _is_unpacked_typevartuple, _NotIterable, _remembering, _SpecialForm, _type_check, _type_convert, _type_repr,
    _type_reprs, _wrong_count)

__name__ = 'typing'


def _is_dunder(name):
    return name[:2] == name[-2:] == '__'


def _brings_generic(base, bases):
    """Will this base of a class have Generic among its own?"""
    if isinstance(base, (type, _BaseGenericAlias)):
        return not isinstance(base, type) or issubclass(base, Generic)
    entries = getattr(base, '__mro_entries__', lambda bases: ())(bases)
    return isinstance(entries, tuple) and any(isinstance(e, type) and issubclass(e, Generic) for e in entries)


class _BaseGenericAlias(_Final, _root=True):
    """Stands for __origin__. inst: can it be called?  name: its own name, if typing has it."""

    def __init__(self, origin, *, inst=True, name=None):
        vars(self).update(__origin__=origin, _inst=inst, _name=name)

    def __call__(self, *args, **kwargs):
        origin = self.__origin__
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {origin.__name__}() instead")
        made = origin(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:  # its class may object in any way
            pass
        return made

    def __mro_entries__(self, bases):
        behind = bases[bases.index(self) + 1:]
        own = () if self.__origin__ in bases else (self.__origin__,)
        return own if any(_brings_generic(base, bases) for base in behind) else (*own, Generic)

    def __getattr__(self, attr):
        if attr in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        if _is_dunder(attr) or '__origin__' not in vars(self):  # (or it is being copied)
            raise AttributeError(attr)
        return getattr(self.__origin__, attr)

    def __setattr__(self, attr, value):
        if _is_dunder(attr) or attr in vars(self):
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __dir__(self):
        return [*{*super().__dir__(), *(name for name in dir(self.__origin__) if not _is_dunder(name))}]

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))


# ---- arguments in place of parameters


def _spread(args):
    """The arguments, with what is in unpacked tuples of fixed length in place of those."""
    for arg in args:
        inner = getattr(arg, '__typing_unpacked_tuple_args__', None)
        if inner is None or inner[-1:] == (...,):
            yield arg
        else:
            yield from inner


def _one_for_each(thing, args):
    """The arguments of something generic, made such that there is one for each of its parameters."""
    parameters = thing.__parameters__
    if not parameters:
        raise TypeError(f"{thing} is not a generic class")
    for parameter in parameters:
        prepare = getattr(parameter, '__typing_prepare_subst__', None)
        if prepare is not None:
            args = prepare(thing, args)
    actual, most = len(args), len(parameters)
    if actual > most:
        raise _wrong_count(thing, actual, most, most)
    if actual < most:
        needed = [parameter for parameter in parameters if not parameter.has_default()]
        raise _wrong_count(thing, actual, most, f"at least {len(needed)}")
    return args


def _flattened(parameters, values):
    """The values of parameters, as one writes them in brackets: those of *Ts lie among the others."""
    for parameter, value in zip(parameters, values):
        if isinstance(parameter, TypeVarTuple):
            yield from value
        else:
            yield value


def _filled(arg, values):
    """An argument with values (a dict) in place of the type parameters in it."""
    if isinstance(arg, type):
        return arg
    if isinstance(arg, tuple):  # a list of types, for a ParamSpec
        return tuple(new for old in arg for new in _replacements(old, values))
    if hasattr(arg, '__typing_subst__'):
        return arg.__typing_subst__(values[arg])
    parameters = getattr(arg, '__parameters__', ())
    if not parameters:
        return arg
    return arg[tuple(_flattened(parameters, [values[parameter] for parameter in parameters]))]


def _replacements(arg, values, flat=False):
    """What comes for an argument: one, or any number for *Ts, and for P where parameters lie flat."""
    new = _filled(arg, values)
    if _is_unpacked_typevartuple(arg) or (flat and isinstance(new, tuple)):
        return new
    return (new,)


class _GenericAlias(_BaseGenericAlias, _root=True):
    """A generic class or special form with arguments. name: that of the alias it was written with."""

    _flat = False  # do the parameters of a function lie among the arguments?

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        args = _as_tuple(args)
        parameters = _collect_type_parameters(args, enforce_default_ordering=_is_root(origin))
        vars(self).update(__args__=args, __parameters__=parameters)
        if not name:
            self.__module__ = origin.__module__

    def _key(self):
        """What is the same in aliases that are equal."""
        return self.__origin__, self.__args__

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, _GenericAlias) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        head = f'typing.{self._name}' if self._name else _type_repr(self.__origin__)
        return f"{head}[{_type_reprs(self.__args__) or '()'}]"

    def __reduce__(self):
        args = self.__args__
        if len(args) == 1 and type(args[0]) is not tuple:
            args, = args
        return getitem, (getattr(typing, self._name) if self._name else self.__origin__, args)

    def copy_with(self, args):
        """The same with other arguments."""
        return type(self)(self.__origin__, args, name=self._name, inst=self._inst)

    @_remembering
    def __getitem__(self, args):
        if _is_root(self.__origin__):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        args = _one_for_each(self, tuple(_spread(map(_type_convert, _as_tuple(args)))))
        values = dict(zip(self.__parameters__, args))
        return self.copy_with(tuple(new for old in self.__args__ for new in _replacements(old, values, self._flat)))

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        # Generic[...] only lists the parameters where another base has Generic already.
        behind = bases[bases.index(self) + 1:]
        if origin is Generic and (
                any(base is not Generic and _is_root(base) for base in bases)
                or any(isinstance(base, _BaseGenericAlias) and base is not self for base in behind)):
            return ()
        return (origin,)

    def __iter__(self):
        yield typing.Unpack[self]


# ---- old names


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    """A builtin or an ABC under an old name: takes nparams arguments, the last of which may have defaults."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        vars(self).update(_nparams=nparams, _defaults=defaults)
        self.__doc__ = f'The old name of {_type_repr(origin)}.'

    def __repr__(self):
        return f'typing.{self._name}'

    def __reduce__(self):
        return self._name

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, inst=self._inst, name=self._name)

    @_remembering
    def __getitem__(self, params):
        most, defaults = self._nparams, self._defaults
        params = tuple(_type_check(param, "Parameters to generic types must be types.")
                       for param in _as_tuple(params))
        if not most and params:
            raise TypeError(f"{self} is not a generic class")
        least = most - len(defaults)
        if not least <= len(params) <= most:
            raise _wrong_count(self, len(params), most, f"at least {least}" if defaults else most)
        return self.copy_with(params + defaults[len(params) - least:])

    def __subclasscheck__(self, cls):
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls.__origin__ if isinstance(cls, _SpecialGenericAlias) else cls, self.__origin__)


class _LeavingAlias(_SpecialGenericAlias, _root=True):
    """An old name that goes away in a version of Python, as isinstance() says."""

    def __init__(self, origin, nparams, removal_version, **keywords):
        super().__init__(origin, nparams, **keywords)
        vars(self).update(_removal_version=removal_version)

    def __instancecheck__(self, obj):
        import warnings
        warnings._deprecated(f'{self.__module__}.{self._name}', remove=self._removal_version)
        return super().__instancecheck__(obj)


class _TupleType(_SpecialGenericAlias, _root=True):
    @_remembering
    def __getitem__(self, params):
        params, rest, wants = _as_tuple(params), (), "Tuple[t0, t1, ...]: each t must be a type."
        if params[1:] and params[-1] is ...:
            params, rest, wants = params[:-1], (...,), "Tuple[t, ...]: t must be a type."
        return self.copy_with((*[_type_check(param, wants) for param in params], *rest))


def _is_param_expr(arg):
    """May it stand for all parameters of a function?"""
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _callable_args(args):
    """Flat arguments of a Callable as one writes them: parameters in a list, result."""
    if len(args) == 2 and _is_param_expr(args[0]):
        return args
    return [*args[:-1]], args[-1]


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    _flat = True

    def __repr__(self):
        parameters, result = _callable_args(self.__args__)
        if isinstance(parameters, list):
            parameters = tuple(parameters)
        return f'typing.Callable[{_type_reprs((parameters, result))}]'

    def __reduce__(self):
        return getitem, (typing.Callable, _callable_args(self.__args__))


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, inst=self._inst, name=self._name)

    def __getitem__(self, params):
        if type(params) is not tuple or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = params
        return self._with_signature(tuple(parameters) if isinstance(parameters, list) else parameters, result)

    @_remembering
    def _with_signature(self, parameters, result):
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        return self.copy_with((*map(_type_convert, _as_tuple(parameters)), result))


# ---- special forms with arguments


class _UnionGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def copy_with(self, args):
        return typing.Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, UnionType)):
            return NotImplemented
        mine, others = self.__args__, other.__args__
        return all(arg in others for arg in mine) and all(arg in mine for arg in others)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        types = [arg for arg in self.__args__ if arg is not type(None)]
        if len(types) == 1:
            return f'typing.Optional[{_type_repr(*types)}]'
        return super().__repr__()

    def __reduce__(self):
        return getitem, (typing.Union, self.__args__)

    def __instancecheck__(self, obj):
        return any(isinstance(obj, arg) for arg in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def _key(self):
        return self.__origin__, frozenset((value, type(value)) for value in self.__args__)


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, args):
        *first, last = args
        if isinstance(last, (list, tuple)):
            return (*first, *last)
        if isinstance(last, _ConcatenateGenericAlias):
            args = (*first, *last.__args__)
        return super().copy_with(args)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return f'typing.Unpack[{_type_reprs(self.__args__)}]'

    def __getitem__(self, args):
        return args if self.__typing_is_unpacked_typevartuple__ else super().__getitem__(args)

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)

    @property
    def __typing_unpacked_tuple_args__(self):
        packed = self.__args__[0]
        if not isinstance(packed, (GenericAlias, _GenericAlias)):
            return None
        if packed.__origin__ is not tuple:
            raise TypeError("Unpack[...] must be used with a tuple type")
        return packed.__args__


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    """Annotated[origin, *metadata]; of one in another is made one."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            origin, metadata = origin.__origin__, origin.__metadata__ + metadata
        super().__init__(origin, origin, name='Annotated')
        self.__metadata__ = metadata

    def _key(self):
        return typing.Annotated, self.__origin__, self.__metadata__

    def __repr__(self):
        shown = _type_repr(self.__origin__), *map(repr, self.__metadata__)
        return f"typing.Annotated[{', '.join(shown)}]"

    def __reduce__(self):
        return getitem, (typing.Annotated, (self.__origin__, *self.__metadata__))

    def copy_with(self, args):
        origin, = args
        return _AnnotatedAlias(origin, self.__metadata__)

    def __getattr__(self, attr):
        return 'Annotated' if attr in ('__name__', '__qualname__') else super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


# ---- what the native types call


def _make_union(left, right):
    return typing.Union[left, right]


def _typevar_subst(self, arg):
    arg = _type_check(arg, "Parameters to generic types must be types.")
    is_alias = isinstance(arg, (GenericAlias, _GenericAlias))
    if is_alias and (arg.__origin__ is typing.Unpack or getattr(arg, '__unpacked__', False) is True):
        raise TypeError(f"{arg} is not valid as type argument")
    return arg


def _fill_from_open_tuple(args, before, behind):
    """Adds to the arguments what an *tuple[X, ...] among them gives, such that `before` others come first
    and `behind` others last."""
    unpacked = [(at, inner[0]) for at, arg in enumerate(args) if not isinstance(arg, type)
                and (inner := getattr(arg, '__typing_unpacked_tuple_args__', None))
                and inner[1:] == (...,)]
    if not unpacked:
        return args
    if len(unpacked) > 1:
        raise TypeError("More than one unpacked arbitrary-length tuple argument")
    (at, item), = unpacked
    missing_before, missing_behind = before - at, behind - (len(args) - at - 1)
    return [*args[:at], *[item] * missing_before, args[at], *[item] * missing_behind, *args[at + 1:]]


def _typevartuple_prepare_subst(self, alias, args):
    """Gathers the arguments for *Ts in a tuple, so that there is one for each parameter."""
    parameters = alias.__parameters__
    before = parameters.index(self)
    if any(isinstance(parameter, TypeVarTuple) for parameter in parameters[before + 1:]):
        raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    others = len(parameters) - 1
    full = _fill_from_open_tuple(args, before, others - before)
    if len(full) < others:
        raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least {others}")
    end = len(full) - (others - before)
    gathered = full[before:end]
    if not gathered and self.has_default():
        gathered = _spread([self.__default__])
    return (*full[:before], tuple(gathered), *full[end:])


def _paramspec_subst(self, arg):
    if isinstance(arg, (tuple, list)):
        return tuple([_type_check(each, "Expected a type.") for each in arg])
    if _is_param_expr(arg):
        return arg
    raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")


def _paramspec_prepare_subst(self, alias, args):
    """Makes one argument, which can be hashed, of those that P stands for."""
    parameters = alias.__parameters__
    at = parameters.index(self)
    if at == len(args) and self.has_default():
        args = [*args, self.__default__]
    if at >= len(args):
        raise TypeError(f"Too few arguments for {alias}")
    if parameters == (self,) and not _is_param_expr(args[0]):
        return (tuple(args),)  # C[int, str] is short for C[[int, str]]
    return tuple(tuple(arg) if i == at and isinstance(arg, list) else arg for i, arg in enumerate(args))


def _check_parameter_list(cls, args):
    """For Generic[...] and Protocol[...]."""
    if not args:
        raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
    if not all(map(_is_typevar_like, args)):
        raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables "
                        "or parameter specification variables.")
    if len({*args}) < len(args):
        raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")


@_remembering
def _generic_class_getitem(cls, args):
    """C[int] of a generic class, and the lists of parameters, Generic[T] and Protocol[T]."""
    args = tuple(map(_type_convert, _as_tuple(args)))
    if _is_root(cls):
        _check_parameter_list(cls, args)
        return _GenericAlias(cls, args)
    args = _one_for_each(cls, args)
    return _GenericAlias(cls, tuple(_flattened(cls.__parameters__, args)))


def _listed_parameters(bases):
    """The type parameters of a class with such bases: those that Generic[...] lists, else all there are."""
    found = _collect_type_parameters(bases)
    lists = [base.__parameters__ for base in bases if isinstance(base, _GenericAlias) and base.__origin__ is Generic]
    if not lists:
        return found
    if len(lists) > 1:
        raise TypeError("Cannot inherit from Generic[...] multiple times.")
    listed, = lists
    missing = [str(parameter) for parameter in found if parameter not in listed]
    if missing:
        raise TypeError(f"Some type variables ({', '.join(missing)}) are not listed in "
                        f"Generic[{', '.join(map(str, listed))}]")
    return listed


def _generic_init_subclass(cls, *args, **kwargs):
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    written = vars(cls).get('__orig_bases__')  # absent if all of them are classes
    of_typing = cls.__name__ == 'Protocol' or getattr(type(cls), '_adds_generic', False)
    if Generic in (cls.__bases__ if written is None else written) and not (written is None and of_typing):
        raise TypeError("Cannot inherit from plain Generic")
    cls.__parameters__ = () if written is None else _listed_parameters(written)
