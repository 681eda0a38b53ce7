"""The part of typing that makes classes of records: NamedTuple and TypedDict."""

import typing
from _typing import Generic

from _typing_alias import _generic_class_getitem
from _typing_base import _caller, _type_check
from _typing_forms import Annotated, NotRequired, ReadOnly, Required

__name__ = 'typing'

_missing = object()


def _typed_namedtuple(name, fields, module, defaults=()):
    from collections import namedtuple
    types = [(field, _type_check(tp, f"field {field} annotation must be a type")) for field, tp in fields]
    made = namedtuple(name, [field for field, _ in types], defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = dict(types)
    return made


def _fields_with_default(annotations, namespace):
    """The names of a NamedTuple's fields that have a default, which come last."""
    names = []
    for name in annotations:
        if name in namespace:
            names.append(name)
        elif names:
            plural = 's' if names[1:] else ''
            raise TypeError(f"Non-default namedtuple field {name} cannot follow default field{plural} "
                            + ', '.join(names))
    return names


class NamedTupleMeta(type):
    # Makes no class of its own: what a class statement gives is a named tuple with the body's other attributes.

    _refused = ('__new__ __init__ __slots__ __getnewargs__ _fields _field_defaults _field_types _make '
                '_replace _asdict _source').split()
    _left_out = '__module__ __name__ __annotations__ __static_attributes__ __firstlineno__'.split()

    def __new__(cls, typename, bases, ns):
        if not {*bases} <= {_NamedTuple, Generic}:
            raise TypeError('can only inherit from a NamedTuple type and Generic')
        annotations = ns.get('__annotations__', {})
        defaults = [ns[name] for name in _fields_with_default(annotations, ns)]
        made = _typed_namedtuple(typename, annotations.items(), ns['__module__'], defaults)
        made.__bases__ = tuple(Generic if base is Generic else tuple for base in bases)
        is_generic = Generic in bases
        if is_generic:
            made.__class_getitem__ = classmethod(_generic_class_getitem)
        for name, value in ns.items():
            if name in cls._refused:
                raise AttributeError(f'Cannot overwrite NamedTuple attribute {name}')
            if name not in cls._left_out:
                cls._take_over(made, typename, name, value)
        if is_generic:
            made.__init_subclass__()
        return made

    @staticmethod
    def _take_over(made, typename, name, value):
        """Sets an attribute as a class statement would."""
        if name not in made._fields:
            setattr(made, name, value)
        kind = type(value)
        try:
            if hasattr(kind, '__set_name__'):
                kind.__set_name__(value, made, name)
        except BaseException as error:
            error.add_note(f'Error calling __set_name__ on {kind.__name__!r} instance {name!r} in {typename!r}')
            raise


def _no_fields_warning(given, kind, typename, empty):
    """Says that a call without fields will be an error; empty: what to pass, and what it is called."""
    import warnings
    text, empty_name = empty
    how = f"Passing `{given}` as the 'fields' parameter"
    if given is _missing:
        how = "Failing to pass a value for the 'fields' parameter"
    warnings._deprecated(how, remove=(3, 15), message=(
        "{name} is deprecated and will be disallowed in Python {remove}. To create a "
        f"{kind} class with 0 fields using the functional syntax, pass an empty {empty_name}, "
        f"e.g. `{typename} = {kind}({typename!r}, {text})`."))


def NamedTuple(typename, fields=_missing, /, **kwargs):
    """A named tuple whose fields have types.

    class Employee(NamedTuple):
        name: str
        id: int = 3

    or NamedTuple('Employee', [('name', str), ('id', int)])
    """
    if kwargs and fields is None:
        raise TypeError("Cannot pass `None` as the 'fields' parameter "
                        "and also specify fields using keyword arguments")
    if kwargs and fields is not _missing:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    if kwargs:
        import warnings
        warnings._deprecated("Creating NamedTuple classes using keyword arguments", remove=(3, 15), message=(
            "{name} is deprecated and will be disallowed in Python {remove}. Use the class-based or "
            "functional syntax instead."))
    elif fields is None or fields is _missing:
        _no_fields_warning(fields, 'NamedTuple', typename, ('[]', 'list'))
        fields = ()
    made = _typed_namedtuple(typename, kwargs.items() if kwargs else fields, _caller())
    made.__orig_bases__ = NamedTuple,
    return made


# NamedTuple and TypedDict are functions; as bases they stand for these.
_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


def _get_typeddict_qualifiers(tp):
    """Which of Required, NotRequired and ReadOnly stand around a type."""
    while (origin := typing.get_origin(tp)) in (Annotated, Required, NotRequired, ReadOnly):
        if origin is not Annotated:
            yield origin
        tp = tp.__args__[0]


class _Keys:
    """The keys of a TypedDict that is being made: which are required, optional, for reading, for writing."""

    def __init__(self):
        self.required, self.optional, self.readonly, self.mutable = set(), set(), set(), set()

    def sort_in(self, keys, into, out_of):
        into |= keys
        out_of -= keys

    def inherit(self, namespace):
        get = lambda name: {*namespace.get(name, ())}
        self.sort_in(get('__required_keys__'), self.required, self.optional)
        self.sort_in(get('__optional_keys__'), self.optional, self.required)
        self.readonly |= get('__readonly_keys__')
        self.mutable |= get('__mutable_keys__')

    def add(self, key, tp, total):
        qualifiers = [*_get_typeddict_qualifiers(tp)]
        if Required in qualifiers or (total and NotRequired not in qualifiers):
            self.sort_in({key}, self.required, self.optional)
        else:
            self.sort_in({key}, self.optional, self.required)
        if ReadOnly not in qualifiers:
            self.sort_in({key}, self.mutable, self.readonly)
        elif key in self.mutable:
            raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
        else:
            self.readonly.add(key)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        if not all(base is Generic or type(base) is _TypedDictMeta for base in bases):
            raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic = [Generic] if any(issubclass(base, Generic) for base in bases) else []
        made = super().__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if '__orig_bases__' not in dir(made):
            made.__orig_bases__ = bases
        keys, annotations = _Keys(), {}
        for base in bases:
            keys.inherit(vars(base))
            annotations |= vars(base).get('__annotations__', {})
        for key, tp in ns.get('__annotations__', {}).items():
            tp = _type_check(tp, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type",
                             module=made.__module__)
            annotations[key] = tp
            keys.add(key, tp, total)
        made.__total__, made.__annotations__ = total, annotations
        for kind, found in vars(keys).items():
            setattr(made, f'__{kind}_keys__', frozenset(found))
        return made

    _adds_generic = True  # which is no mistake
    __call__ = dict  # making one is making a dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_missing, /, *, total=True):
    """A dict with fixed keys whose values have types; an ordinary dict when the program runs.

    class Point(TypedDict):
        x: int
        label: NotRequired[str]

    or TypedDict('Point', {'x': int, 'label': NotRequired[str]})
    """
    if fields in (_missing, None):
        _no_fields_warning(fields, 'TypedDict', typename, ('{{}}', 'dictionary'))
    namespace = {'__annotations__': {} if fields in (_missing, None) else dict(fields)}
    made_in = _caller()
    if made_in:
        namespace['__module__'] = made_in
    made = _TypedDictMeta(typename, (), namespace, total=total)
    made.__orig_bases__ = TypedDict,
    return made


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Is it a class made by TypedDict?"""
    return isinstance(tp, _TypedDictMeta)
