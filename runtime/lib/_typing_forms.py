"""The special forms of typing, and Any."""

from types import UnionType
from _typing import ParamSpec

from _typing_alias import (
    _AnnotatedAlias, _ConcatenateGenericAlias, _GenericAlias, _LiteralGenericAlias, _UnionGenericAlias,
    _UnpackGenericAlias)
from _typing_base import (
    _as_tuple, _is_unpacked_typevartuple, _SpecialForm, _type_check, _ValueForm)

__name__ = 'typing'


class _AnyMeta(type):
    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()

    def __instancecheck__(self, obj):
        if self is not Any:
            return super().__instancecheck__(obj)
        raise TypeError("typing.Any cannot be used with isinstance()")


class Any(metaclass=_AnyMeta):
    """The type that goes with every other. A class that has it as a base goes with every type, too."""

    def __new__(cls, *args, **kwargs):
        if cls is not Any:
            return super().__new__(cls)
        raise TypeError("Any cannot be instantiated")


# ---- forms without arguments, and with one type


def _refuse(form, parameters):
    raise TypeError(f"{form} is not subscriptable")


def _bare_form(name, doc):
    return _SpecialForm(_refuse, name, doc, alone='type')


NoReturn = _bare_form('NoReturn', "The result of a function that does not return.")
Never = _bare_form('Never', "The type that has no values.")
Self = _bare_form('Self', "The class of the object, or the class, that a method is called on.")
LiteralString = _bare_form('LiteralString', "A str that the program's text has, or that is made of such.")
TypeAlias = _bare_form('TypeAlias', "Says that an assignment gives a type another name.")


def _one_type(form, parameters):
    item = _type_check(parameters, f"{form} accepts only single type.", allow_special_forms=bool(form._alone))
    return _GenericAlias(form, (item,))


def _one_item_type(form, parameters):
    return _GenericAlias(form, (_type_check(parameters, f"{form._name} accepts only a single type."),))


ClassVar = _SpecialForm(_one_type, 'ClassVar', "ClassVar[int]: the class has it, not each instance.", 'qualifier')
Final = _SpecialForm(_one_type, 'Final', "Final[int], or Final: it is assigned once.", 'qualifier')
TypeGuard = _SpecialForm(
    _one_type, 'TypeGuard', "TypeGuard[int]: a bool, which is true only if the first argument is an int.")
TypeIs = _SpecialForm(
    _one_type, 'TypeIs', "TypeIs[int]: a bool, which is true if and only if the first argument is an int.")
Required = _SpecialForm(_one_item_type, 'Required', "Required[int]: the key of a TypedDict is always there.")
NotRequired = _SpecialForm(_one_item_type, 'NotRequired', "NotRequired[int]: the key of a TypedDict may be absent.")
ReadOnly = _SpecialForm(_one_item_type, 'ReadOnly', "ReadOnly[int]: the value of a key stays as it is.")


# ---- unions and values


def _members(args, kinds):
    """The arguments, with aliases of these kinds among them opened."""
    for arg in args:
        if isinstance(arg, kinds):
            yield from arg.__args__
        else:
            yield arg


def _distinct(things):
    """A list of things that differ, some of which may not be hashable."""
    try:
        return [*dict.fromkeys(things)]
    except TypeError:
        return [thing for i, thing in enumerate(things) if thing not in things[:i]]


@_SpecialForm
def Union(form, parameters):
    """Union[int, str]: one of these types. Neither order nor repetition counts."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    wants = "Union[arg, ...]: each arg must be a type."
    types = [_type_check(arg, wants) for arg in _as_tuple(parameters)]
    types = _distinct([*_members(types, (_UnionGenericAlias, UnionType))])
    if len(types) == 1:
        return types[0]
    return _UnionGenericAlias(form, tuple(types), name='Optional' if len(types) == 2 and type(None) in types else None)


@_SpecialForm
def Optional(form, parameters):
    """Optional[int]: an int or None."""
    return Union[_type_check(parameters, f"{form} requires a single type."), type(None)]


@_ValueForm
def Literal(form, *values):
    """Literal[1, 'a']: one of these values."""
    values = (*_members(values, _LiteralGenericAlias),)
    try:
        values = tuple(value for value, _ in {(value, type(value)): None for value in values})
    except TypeError:  # not hashable: as they are
        pass
    return _LiteralGenericAlias(form, values)


@_ValueForm
def Annotated(form, *params):
    """Annotated[int, x, y]: an int, of which x and y (the alias's __metadata__) tell more."""
    if not params[1:]:
        raise TypeError("Annotated[...] should be used with at least two arguments "
                        "(a type and an annotation).")
    described, *metadata = params
    if _is_unpacked_typevartuple(described):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    described = _type_check(described, "Annotated[t, ...]: t must be a type.", allow_special_forms=True)
    return _AnnotatedAlias(described, tuple(metadata))


# ---- parameters of functions and classes


@_SpecialForm
def Concatenate(form, parameters):
    """Concatenate[int, P]: the parameters P behind an int."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    *first, last = _as_tuple(parameters)
    if not isinstance(last, ParamSpec) and last is not ...:
        raise TypeError("The last parameter to Concatenate should be a "
                        "ParamSpec variable or ellipsis.")
    first = [_type_check(arg, "Concatenate[arg, ...]: each arg must be a type.") for arg in first]
    return _ConcatenateGenericAlias(form, (*first, last))


@_SpecialForm
def Unpack(form, parameters):
    """Unpack[Ts] is *Ts; **kwargs: Unpack[D] has the keys of the TypedDict D."""
    return _UnpackGenericAlias(form, (_type_check(parameters, f"{form} accepts only single type."),))
