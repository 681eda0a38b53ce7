"""Names for type hints (PEP 484 and those after it).

Here are the functions that programs call; the rest stands in parts:

    _typing         native: TypeVar and its kin, Generic, TypeAliasType
    _typing_base    special forms as such, checks of arguments
    _typing_alias   what they and generic classes are with arguments
    _typing_forms   Any, Union, ClassVar ...

and, loaded when somebody asks for a name that `_PARTS` lists, what evaluates texts (_typing_forward),
protocols, NamedTuple and TypedDict (_typing_records), the types of files (_typing_io). The old names of
classes that are elsewhere (`_ALIASES`) are made when they are asked for, too.
"""

import sys
from types import FunctionType, GenericAlias, MethodType, UnionType
from _typing import (
    Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple, _idfunc)

from _typing_base import (
    _caller, _cleanups, _collect_type_parameters, _Final, _is_typevar_like, _Joinable, _SpecialForm, _type_check,
    _type_convert, _type_repr)
from _typing_alias import (
    _AnnotatedAlias, _BaseGenericAlias, _callable_args, _CallableGenericAlias, _CallableType,
    _ConcatenateGenericAlias, _generic_class_getitem, _generic_init_subclass, _GenericAlias, _LeavingAlias,
    _LiteralGenericAlias, _make_union, _paramspec_prepare_subst, _paramspec_subst, _SpecialGenericAlias,
    _TupleType, _typevar_subst, _typevartuple_prepare_subst, _UnionGenericAlias, _UnpackGenericAlias)
from _typing_forms import (
    Annotated, Any, ClassVar, Concatenate, Final, Literal, LiteralString, Never, NoReturn, NotRequired, Optional,
    ReadOnly, Required, Self, TypeAlias, TypeGuard, TypeIs, Union, Unpack)

__all__ = """
    AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable
    BinaryIO ByteString Callable ChainMap ClassVar Collection Concatenate Container ContextManager Coroutine
    Counter DefaultDict Deque Dict Final ForwardRef FrozenSet Generator Generic Hashable IO ItemsView Iterable
    Iterator KeysView List Literal LiteralString Mapping MappingView Match MutableMapping MutableSequence
    MutableSet NamedTuple Never NewType NoDefault NoReturn NotRequired Optional OrderedDict ParamSpec
    ParamSpecArgs ParamSpecKwargs Pattern Protocol ReadOnly Required Reversible Self Sequence Set Sized
    SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound
    TYPE_CHECKING Text TextIO Tuple Type TypeAlias TypeAliasType TypeGuard TypeIs TypeVar TypeVarTuple TypedDict
    Union Unpack ValuesView assert_never assert_type cast clear_overloads dataclass_transform final get_args
    get_origin get_overloads get_protocol_members get_type_hints is_protocol is_typeddict no_type_check
    no_type_check_decorator overload override reveal_type runtime_checkable
""".split()

TYPE_CHECKING = False
Text = str


# ---- names that are made when they are asked for

_PARTS = {
    '_typing_forward': 'ForwardRef get_type_hints _eval_type',
    '_typing_protocol': 'Protocol _ProtocolMeta _get_protocol_attrs get_protocol_members is_protocol runtime_checkable '
                        'SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt '
                        'SupportsRound',
    '_typing_records': 'NamedTuple NamedTupleMeta TypedDict _NamedTuple _TypedDict _TypedDictMeta is_typeddict',
    '_typing_io': 'IO BinaryIO TextIO',
}

# Old names: 'name arguments', or 'name arguments name-of-the-class'. Builtins have names that say how to call them.
_ALIASES = {
    'builtins': 'Dict 2 dict, FrozenSet 1 frozenset, List 1 list, Set 1 set, Tuple -1 tuple, Type 1 type',
    'collections': 'ChainMap 2, Counter 1, DefaultDict 2 defaultdict, Deque 1 deque, OrderedDict 2',
    'collections.abc':
        'AbstractSet 1 Set, AsyncGenerator 2, AsyncIterable 1, AsyncIterator 1, Awaitable 1, ByteString 0, Callable 2, '
        'Collection 1, Container 1, Coroutine 3, Generator 3, Hashable 0, ItemsView 2, Iterable 1, Iterator 1, '
        'KeysView 1, Mapping 2, MappingView 1, MutableMapping 2, MutableSequence 1, MutableSet 1, Reversible 1, '
        'Sequence 1, Sized 0, ValuesView 1',
    'contextlib': 'AsyncContextManager 2 AbstractAsyncContextManager, ContextManager 2 AbstractContextManager',
    're': 'Match 1, Pattern 1',
}

_ALIAS_KINDS = {'Tuple': _TupleType, 'Callable': _CallableType, 'ByteString': _LeavingAlias}

_ALIAS_KEYWORDS = {
    'ByteString': {'removal_version': (3, 14)},
    'Generator': {'defaults': (type(None),) * 2},
    'AsyncGenerator': {'defaults': (type(None),)},
    'ContextManager': {'defaults': (bool | None,)},
    'AsyncContextManager': {'defaults': (bool | None,)},
}

_TYPE_VARIABLES = {
    'AnyStr': ((bytes, str), {}),
    'CT_co': ((), {'bound': type, 'covariant': True}),
    'T_contra': ((), {'contravariant': True}),
    **dict.fromkeys(('T', 'KT', 'VT'), ((), {})),
    **dict.fromkeys(('T_co', 'V_co', 'VT_co'), ((), {'covariant': True})),
}


def _made_alias(alias):
    """What an old name stands for, or None."""
    for module, rows in _ALIASES.items():
        for row in rows.split(', '):
            name, count, *origin = row.split()
            if name == alias:
                __import__(module)
                keywords = _ALIAS_KEYWORDS.get(alias, {})
                kind = _ALIAS_KINDS.get(alias, _SpecialGenericAlias)
                origin = getattr(sys.modules[module], *origin or (name,))
                return kind(origin, int(count), name=name, inst=module != 'builtins', **keywords)


def _collect_parameters_warned():
    import warnings
    warnings.warn("The private _collect_parameters function is deprecated and will be removed in a future version "
                  "of Python. Any use of private functions is discouraged and may break in the future.",
                  DeprecationWarning, stacklevel=3)
    return _collect_type_parameters


def __getattr__(name):
    if name == '_collect_parameters':
        return _collect_parameters_warned()
    made = None
    if name in _TYPE_VARIABLES:
        constraints, keywords = _TYPE_VARIABLES[name]
        made = TypeVar(name, *constraints, **keywords)
    else:
        part = next((part for part, names in _PARTS.items() if name in names.split()), None)
        made = getattr(__import__(part), name) if part else _made_alias(name)
    if made is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return globals().setdefault(name, made)


def __dir__():
    return sorted({*globals(), *__all__})


# ---- for type checkers, which know what these mean


def cast(typ, val):
    """val, which a type checker takes to be of type typ."""
    return val


def assert_type(val, typ, /):
    """val, of which a type checker is to confirm that it is of type typ."""
    return val


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg, /):
    """For code that a type checker is to confirm cannot be reached; raises when it is."""
    shown, limit = repr(arg), _ASSERT_NEVER_REPR_MAX_LENGTH
    shown = f'{shown[:limit]}...' if len(shown) > limit else shown
    raise AssertionError(f"Expected code to be unreachable, but got: {shown}")


def reveal_type(obj, /):
    """obj; its type is written to stderr."""
    sys.stderr.write(f'Runtime type is {type(obj).__name__!r}\n')
    return obj


# ---- looking into types


def get_origin(tp):
    """What was subscripted: list for List[int] and list[int]; None for what is no such type."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated  # its __origin__ is what is annotated
    if tp is Generic or isinstance(tp, UnionType):
        return Generic if tp is Generic else UnionType
    has_origin = isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs))
    return tp.__origin__ if has_origin else None


def get_args(tp):
    """The arguments in brackets, as a tuple."""
    if not isinstance(tp, (_GenericAlias, GenericAlias, UnionType)):
        return ()
    if isinstance(tp, _AnnotatedAlias):
        return *tp.__args__, *tp.__metadata__
    abc = sys.modules.get('_collections_abc')  # without it there is no Callable
    is_callable = abc and not isinstance(tp, UnionType) and tp.__origin__ is abc.Callable
    return _callable_args(tp.__args__) if is_callable else tp.__args__


# ---- decorators


def _defined_in(cls):
    """What the body of a class has defined."""
    for name in dir(cls):
        obj = getattr(cls, name)
        qualname = getattr(obj, '__qualname__', None)
        if qualname and (qualname, getattr(obj, '__module__', None)) == (
                f'{cls.__qualname__}.{obj.__name__}', cls.__module__):
            yield obj


def no_type_check(arg):
    """Decorator: the annotations of a function, or of a class and all defined in it, are no types."""
    for obj in _defined_in(arg) if isinstance(arg, type) else ():
        if isinstance(obj, (type, FunctionType)):
            no_type_check(obj)
        elif isinstance(obj, MethodType):
            no_type_check(obj.__func__)
    try:
        arg.__no_type_check__ = True
    except TypeError:  # a builtin class
        pass
    return arg


def no_type_check_decorator(decorator):
    """Makes a decorator do what no_type_check does. Deprecated."""
    import functools
    import warnings
    warnings._deprecated('typing.no_type_check_decorator', remove=(3, 15))
    return functools.wraps(decorator)(lambda *args, **kwds: no_type_check(decorator(*args, **kwds)))


def _overload_dummy(*args, **kwds):
    """What an overloaded function is until its implementation comes."""
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
        "module should always be followed by an implementation that is not @overload-ed.")


_overload_registry = {}  # module -> qualified name -> line -> function


def overload(func):
    """Decorator of the variants of a function's signature; the function itself follows them."""
    inner = getattr(func, '__func__', func)
    if all(hasattr(inner, name) for name in ('__module__', '__qualname__', '__code__')):
        of_module = _overload_registry.setdefault(inner.__module__, {})
        of_module.setdefault(inner.__qualname__, {})[inner.__code__.co_firstlineno] = func
    return _overload_dummy


def get_overloads(func):
    """The variants that overload() was given of a function."""
    inner = getattr(func, '__func__', func)
    of_module = _overload_registry.get(inner.__module__, {})
    return [*of_module.get(inner.__qualname__, {}).values()]


def clear_overloads():
    """Forget all variants."""
    for of_module in _overload_registry.values():
        of_module.clear()
    _overload_registry.clear()


def _marked(obj, name):
    try:
        setattr(obj, name, True)
    except (TypeError, AttributeError):  # it takes no attributes
        pass
    return obj


def final(f):
    """Decorator: the method is not to be overridden, or the class not to be subclassed."""
    return _marked(f, '__final__')


def override(method, /):
    """Decorator: the method is to override one of a base class."""
    return _marked(method, '__override__')


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        frozen_default=False, field_specifiers=(), **kwargs):
    """Decorator of what makes classes as dataclasses does: decorators, base classes, metaclasses."""
    options = dict(eq_default=eq_default, order_default=order_default, kw_only_default=kw_only_default,
                   frozen_default=frozen_default, field_specifiers=field_specifiers, kwargs=kwargs)

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = options
        return cls_or_fn
    return decorator


# ---- new types


class NewType(_Joinable):
    """NewType('UserId', int): a type of its own for checkers; a function that returns its argument."""

    __call__ = _idfunc

    def __init__(self, name, tp):
        self.__supertype__ = tp
        self.__qualname__, self.__name__ = name, name.rpartition('.')[2]
        made_in = _caller()
        if made_in != __name__:
            self.__module__ = made_in

    def __mro_entries__(self, bases):
        old = self.__name__

        class Refusal:
            def __init_subclass__(cls):
                new = cls.__name__
                raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                f"`{new} = NewType({new!r}, {old})`")
        return Refusal,

    def __repr__(self):
        return '.'.join((self.__module__, self.__qualname__))

    def __reduce__(self):
        return self.__qualname__
