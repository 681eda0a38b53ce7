"""The part of typing that evaluates: ForwardRef and get_type_hints()."""

import sys
import typing
from _operator import or_
from functools import reduce
from types import (
    BuiltinFunctionType, FunctionType, GenericAlias, GetSetDescriptorType, MethodDescriptorType, MethodType,
    MethodWrapperType, ModuleType, UnionType, WrapperDescriptorType)

from _typing_alias import _AnnotatedAlias, _callable_args, _GenericAlias
from _typing_base import _Final, _type_check
from _typing_forms import NotRequired, ReadOnly, Required, Unpack

__name__ = 'typing'

_missing = object()


def _given(type_params, function):
    """The type parameters that a private function was given; a warning if none were."""
    if type_params is not _missing:
        return type_params
    import warnings
    warnings.warn(
        f"Failing to pass a value to the 'type_params' parameter of {function!r} is deprecated, as it leads to "
        f"incorrect behaviour when calling {function} on a stringified annotation that references a PEP 695 type "
        "parameter. It will be disallowed in Python 3.15.", DeprecationWarning, stacklevel=3)
    return ()


class ForwardRef(_Final, _root=True):
    """A type that is written as a text, and evaluated when somebody needs it."""

    __slots__ = tuple(f'__forward_{what}__' for what in (
        'arg', 'code', 'evaluated', 'value', 'is_argument', 'is_class', 'module'))

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        source = f'[{arg}][0]' if arg[:1] == '*' else arg  # '*Ts' by itself is no expression
        try:
            self.__forward_code__ = compile(source, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        self.__forward_arg__, self.__forward_module__ = arg, module
        self.__forward_is_argument__, self.__forward_is_class__ = is_argument, is_class
        self.__forward_evaluated__, self.__forward_value__ = False, None

    def _key(self, with_value):
        rest = self.__forward_value__ if with_value else self.__forward_module__
        return self.__forward_arg__, rest

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        both_evaluated = self.__forward_evaluated__ and other.__forward_evaluated__
        return self._key(both_evaluated) == other._key(both_evaluated)

    def __hash__(self):
        return hash(self._key(False))

    def __repr__(self):
        module = self.__forward_module__
        where = '' if module is None else f', module={module!r}'
        return f'ForwardRef({self.__forward_arg__!r}{where})'

    def _namespaces(self, globalns, localns, type_params):
        """The two dicts to evaluate in."""
        if globalns is None:
            globalns = {} if localns is None else localns
        if localns is None:
            localns = globalns
        module = sys.modules.get(self.__forward_module__)
        globalns = getattr(module, '__dict__', globalns)
        if not type_params:
            return globalns, localns
        # They are found before names of the module, but not before those in a class, which are passed as globals.
        globalns, localns = dict(globalns), dict(localns)
        for parameter in type_params:
            name = parameter.__name__
            if name not in globalns or not self.__forward_is_class__:
                globalns[name] = parameter
                localns.pop(name, None)
        return globalns, localns

    def _evaluate(self, globalns, localns, type_params=_missing, *, recursive_guard):
        """The type; this itself, while it is being evaluated (recursive_guard has the texts)."""
        type_params = _given(type_params, "typing.ForwardRef._evaluate")
        text = self.__forward_arg__
        if text in recursive_guard:
            return self
        if not self.__forward_evaluated__ or localns is not globalns:
            globalns, localns = self._namespaces(globalns, localns, type_params)
            found = _type_check(eval(self.__forward_code__, globalns, localns),
                                "Forward references must evaluate to types.", self.__forward_is_argument__,
                                allow_special_forms=self.__forward_is_class__)
            self.__forward_value__ = _eval_type(
                found, globalns, localns, type_params, recursive_guard=recursive_guard | {text})
            self.__forward_evaluated__ = True
        return self.__forward_value__


# ---- types in types


def _with_args(tp, args):
    """The same type with other arguments."""
    if isinstance(tp, UnionType):
        return reduce(or_, args)
    return GenericAlias(tp.__origin__, args) if isinstance(tp, GenericAlias) else tp.copy_with(args)


def _map_args(tp, change):
    """The type with each of its arguments changed; itself if that makes no difference."""
    args = tuple(map(change, tp.__args__))
    return tp if args == tp.__args__ else _with_args(tp, args)


def _texts_converted(alias):
    """A native alias (list['X']), which takes texts as they are, with forward references for them."""
    args = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in alias.__args__)
    if alias.__origin__ is _callable():
        args = _callable_args(args)
    made = alias.__origin__[args]
    return Unpack[made] if alias.__unpacked__ else made


def _callable():
    from _collections_abc import Callable
    return Callable


def _eval_type(t, globalns, localns, type_params=_missing, *, recursive_guard=frozenset()):
    """The type with each forward reference in it evaluated."""
    type_params = _given(type_params, "typing._eval_type")
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, type_params, recursive_guard=recursive_guard)
    if isinstance(t, GenericAlias):
        t = _texts_converted(t)
    if not isinstance(t, (GenericAlias, _GenericAlias, UnionType)):
        return t
    return _map_args(t, lambda arg: _eval_type(arg, globalns, localns, type_params, recursive_guard=recursive_guard))


def _without_extras(tp):
    """The type without Annotated, Required, NotRequired and ReadOnly."""
    while isinstance(tp, _AnnotatedAlias) or getattr(tp, '__origin__', None) in (Required, NotRequired, ReadOnly):
        tp, = tp.__args__
    return _map_args(tp, _without_extras) if isinstance(tp, (GenericAlias, _GenericAlias, UnionType)) else tp


# ---- get_type_hints

# They may have annotations, and are none the worse without.
_ANNOTATABLE = (ModuleType, FunctionType, MethodType, BuiltinFunctionType, MethodDescriptorType,
                WrapperDescriptorType, MethodWrapperType)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class (and its bases), function, method or module, as a dict of types.

    Texts are evaluated, by default in the namespaces of the object's module and class. Annotated and the
    qualifiers of TypedDict are taken off, unless include_extras.
    """
    if getattr(obj, '__no_type_check__', False):
        return {}
    find = _hints_of_class if isinstance(obj, type) else _hints_of_object
    hints = find(obj, globalns, localns)
    if include_extras:
        return hints
    return {name: _without_extras(hint) for name, hint in hints.items()}


def _evaluated(annotations, namespaces, type_params, **how):
    """A dict of the annotations as types; how: what forward references are told of them."""
    hints = {}
    for name, value in annotations.items():
        if isinstance(value, str):
            value = ForwardRef(value, **how)
        hints[name] = type(None) if value is None else _eval_type(value, *namespaces, type_params)
    return hints


def _hints_of_class(cls, globalns, localns):
    hints = {}
    for base in reversed(cls.__mro__):
        own = vars(base)
        annotations = own.get('__annotations__', {})
        if isinstance(annotations, GetSetDescriptorType):
            continue
        outer = globalns
        if outer is None:
            outer = getattr(sys.modules.get(base.__module__), '__dict__', {})
        namespaces = outer, dict(own) if localns is None else localns
        if globalns is None and localns is None:
            namespaces = namespaces[::-1]  # the module's names first, as it has always been
        hints |= _evaluated(annotations, namespaces, base.__type_params__, is_argument=False, is_class=True)
    return hints


def _globals_of(obj):
    if isinstance(obj, ModuleType):
        return vars(obj)
    while hasattr(obj, '__wrapped__'):
        obj = obj.__wrapped__
    return getattr(obj, '__globals__', {})


def _hints_of_object(obj, globalns, localns):
    annotations = getattr(obj, '__annotations__', None)
    if annotations is None:
        if isinstance(obj, _ANNOTATABLE):
            return {}
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    if globalns is None:
        globalns = _globals_of(obj)
    namespaces = globalns, globalns if localns is None else localns
    return _evaluated(annotations, namespaces, getattr(obj, '__type_params__', ()),
                      is_argument=not isinstance(obj, ModuleType), is_class=False)
