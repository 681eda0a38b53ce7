"""Classes whose methods are made of their annotations (PEP 557).

The methods of a class are generated as one source text and executed at once (_Methods). What is seldom
needed (inspect, copy, re, keyword) is imported when it is.
"""

import sys

from abc import update_abstractmethods
from reprlib import recursive_repr
from types import FunctionType, GenericAlias, MappingProxyType, MemberDescriptorType, NoneType

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING',
           'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


# ---- markers

class _Marker:
    """What stands for itself, and shows so."""

    __slots__ = ('text',)

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def _unique(class_name):
    return type(class_name, (), {})()


MISSING, KW_ONLY = map(_unique, ('_MISSING_TYPE', '_KW_ONLY_TYPE'))
_UNSET = _Marker('<factory>')  # the default of a parameter whose default value is made by a function

# The kinds of fields: of the instance, of the class, and of the call of __init__ only.
_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = map(_Marker, ('_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR'))

# asdict() and astuple() take these as they are, without copying.
_COPIED_AS_IS = frozenset([
    FunctionType, NoneType, bool, bytes, complex, float, int, property, range, str, type,
    *map(type, (..., NotImplemented, len, _Marker.__init__.__code__)),
])


class InitVar:
    """Annotation of what __init__ takes for __post_init__ and no field keeps."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        kept = self.type
        name = kept.__name__ if isinstance(kept, type) else repr(kept)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, kept):
        return cls(kept)


def _slots_text(record):
    return ','.join([f'{name}={getattr(record, name)!r}' for name in record.__slots__])


class Field:
    """What is known of one field. Made by field(); name and type are filled in later."""

    __slots__ = tuple('name type default default_factory init repr hash compare metadata kw_only _field_type'.split())

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = self._field_type = None
        self.default, self.default_factory, self.kw_only = default, default_factory, kw_only
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)

    @recursive_repr()
    def __repr__(self):
        return f'Field({_slots_text(self)})'

    def __set_name__(self, owner, name):
        """The default may want to know the name, as if it stood in the class itself."""
        tell = getattr(type(self.default), '__set_name__', None)
        if tell is not None:
            tell(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    """What the decorator was given."""

    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only',
                 'slots', 'weakref_slot')

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f'_DataclassParams({_slots_text(self)})'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
          metadata=None, kw_only=MISSING):
    """Describes a field where a plain default value does not do.

    default          the default value
    default_factory  a function that gives it, called for each instance
    init             is it a parameter of __init__?
    repr             is it shown by __repr__?
    hash             does it count for __hash__? None: if it does for comparisons
    compare          does it count for comparisons?
    metadata         a mapping that is kept with the field
    kw_only          is it passed by keyword only?
    """
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# ---- generated methods

class _Methods:
    """Collects the sources of methods, and makes all of them with one exec."""

    def __init__(self, module_names):
        self.module_names = module_names
        self.sources = {}     # by the methods' names
        self.constants = {}   # what the sources use that is not a name of the module
        self.complaints = {}  # what to say, but for the name, if the class has the method already
        self.replacing = set()

    def add(self, name, args, body, *, constants=(), result='', complaint=None, replaces=False, decorator=''):
        """body: lines, indented by one. replaces: whatever the class has."""
        self.constants.update(constants)
        if complaint is not None:
            self.complaints[name] = complaint
        if replaces:
            self.replacing.add(name)
        self.sources[name] = '\n '.join([decorator, f"def {name}({','.join(args)}){result}:", *body])

    def make(self, cls):
        if not self.sources:
            return
        made = {}
        exec('\n'.join([f"def __make__({', '.join(self.constants)}):", *self.sources.values(),
                        f" return ({', '.join(self.sources)},)"]), self.module_names, made)
        for name, function in zip(self.sources, made['__make__'](**self.constants)):
            function.__qualname__ = f'{cls.__qualname__}.{name}'
            if name in self.replacing or name not in vars(cls):
                setattr(cls, name, function)
            elif name in self.complaints:
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}{self.complaints[name]}')


def _set_missing(cls, name, value):
    if name not in vars(cls):
        setattr(cls, name, value)


def _tuple_str(obj_name, fields):
    return f"({','.join(f'{obj_name}.{f.name}' for f in fields)},)" if fields else '()'


# __init__ is given, for a field x, the constants __type_of_x__ and __default_of_x__: the default value or what makes it.

def _is_optional(f):
    return f.default is not MISSING or f.default_factory is not MISSING


def _parameter(f):
    default = '' if not _is_optional(f) else (
        '=__dataclass_unset__' if f.default is MISSING else f'=__default_of_{f.name}__')
    return f'{f.name}:__type_of_{f.name}__{default}'


def _initial_value(f, slots):
    """What __init__ assigns to a field; None if it does not: the class attribute is the default."""
    if f.default_factory is not MISSING:
        made = f'__default_of_{f.name}__()'
        return f'{made} if {f.name} is __dataclass_unset__ else {f.name}' if f.init else made
    if f.init:
        return f.name
    return f'__default_of_{f.name}__' if slots and f.default is not MISSING else None


def _check_order(positional):
    optional = None
    for f in positional:
        if _is_optional(f):
            optional = f
        elif optional is not None:
            raise TypeError(f'non-default argument {f.name!r} follows default argument {optional.name!r}')


def _add_init(methods, fields, positional, by_keyword, frozen, has_post_init, this, slots):
    _check_order(positional)
    constants = {'__dataclass_unset__': _UNSET, '__dataclass_object__': object}
    assign = ' {0}.{1}={2}' if not frozen else ' __dataclass_object__.__setattr__({0},{1!r},{2})'
    body, passed_on = [], []
    for f in fields:
        constants[f'__type_of_{f.name}__'] = f.type
        if _is_optional(f):
            constants[f'__default_of_{f.name}__'] = f.default_factory if f.default is MISSING else f.default
        if f._field_type is _FIELD_INITVAR:
            passed_on.append(f.name)
        elif value := _initial_value(f, slots):
            body.append(assign.format(this, f.name, value))
    if has_post_init:
        body.append(f" {this}.__post_init__({','.join(passed_on)})")
    parameters = [this, *map(_parameter, positional), *['*'][:len(by_keyword)], *map(_parameter, by_keyword)]
    methods.add('__init__', parameters, body or [' pass'], constants=constants, result='->None')


def _add_frozen(methods, cls, fields):
    refused = ' or '.join(['type(self) is cls', *[f'name == {f.name!r}' for f in fields]])
    for name, verb, more in (('__setattr__', 'assign to', ('name', 'value')), ('__delattr__', 'delete', ('name',))):
        methods.add(name, ('self', *more),
                    [f' if {refused}:',
                     f'  raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
                     f" super(cls, self).{name}({','.join(more)})"],
                    constants={'cls': cls, 'FrozenInstanceError': FrozenInstanceError}, complaint='')


def _set_hash(methods, cls, fields, unsafe_hash, eq, frozen, has_explicit_hash):
    """
    unsafe_hash  eq     frozen   without a __hash__ of its own    with one
    no           no     either   inherits                         keeps it
    no           yes    no       None                             keeps it
    no           yes    yes      made of the fields               keeps it
    yes          any    any      made of the fields               TypeError
    """
    if unsafe_hash and has_explicit_hash:
        raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    if unsafe_hash or (eq and frozen and not has_explicit_hash):
        counted = [f for f in fields if (f.compare if f.hash is None else f.hash)]
        methods.add('__hash__', ('self',), [f" return hash({_tuple_str('self', counted)})"],
                    replaces=True)
    elif eq and not has_explicit_hash:
        cls.__hash__ = None


# ---- annotations

def _leading_name(text):
    """The identifier that a text begins with, and what follows it."""
    text = text.lstrip()
    n = 0
    while n < len(text) and (text[n].isalnum() or text[n] == '_'):
        n += 1
    return text[:n], text[n:].lstrip()


def _meaning(annotation, cls):
    """What an annotation is: one that is a text is not evaluated, only what it begins with is looked at, and only
    NAME as the class's module sees it, or that of typing or this module: MODULE.NAME."""
    if not isinstance(annotation, str):
        return annotation
    module = sys.modules.get(cls.__module__)
    seen = vars(module) if module else {}
    first, rest = _leading_name(annotation)
    second = _leading_name(rest[1:])[0] if rest[:1] == '.' else ''
    meant = seen.get(first)
    if not second:
        return meant
    if meant is sys.modules[__name__] or meant is sys.modules.get('typing'):
        return getattr(meant, second, None)
    return None


def _kind(annotation, cls):
    """The kind of field that an annotation makes, or KW_ONLY."""
    meant = _meaning(annotation, cls)
    if meant is KW_ONLY:
        return KW_ONLY
    if meant is InitVar or isinstance(meant, InitVar):
        return _FIELD_INITVAR
    typing = sys.modules.get('typing')  # nobody uses ClassVar without it
    if typing is not None and typing.ClassVar is (meant.__origin__ if type(meant) is typing._GenericAlias else meant):
        return _FIELD_CLASSVAR
    return _FIELD


def _field_of(cls, name, annotation, kind, kw_only):
    """The Field of one annotation; the class attribute of that name is the default, or the Field itself."""
    given = getattr(cls, name, MISSING)
    if isinstance(given, MemberDescriptorType):  # of __slots__
        given = MISSING
    f = given if isinstance(given, Field) else field(default=given)
    f.name, f.type, f._field_type = name, annotation, kind
    if kind is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f'field {name} cannot have a default factory')
    if kind is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if kind is _FIELD and type(f.default).__hash__ is None:  # it is taken for what can be changed
        raise ValueError(f'mutable default {type(f.default)} for field {name} is not allowed: use default_factory')
    return f


def _own_fields(cls, annotations, kw_only):
    found, after_marker = [], False
    for name, annotation in annotations.items():
        kind = _kind(annotation, cls)
        if kind is not KW_ONLY:
            found.append(_field_of(cls, name, annotation, kind, kw_only or after_marker))
        elif after_marker:
            raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
        else:
            after_marker = True
    for f in found:  # the class attribute becomes the default itself
        if not isinstance(getattr(cls, f.name, None), Field):
            continue
        if f.default is not MISSING:
            setattr(cls, f.name, f.default)
        else:
            delattr(cls, f.name)
    for name in vars(cls):
        if name not in annotations and isinstance(vars(cls)[name], Field):
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return found


def _inherited(cls):
    """The fields of the bases by name, and whether each base that is a dataclass is frozen."""
    fields, frozen = {}, set()
    for base in reversed(cls.__mro__[1:]):
        if hasattr(base, '__dataclass_fields__'):
            fields |= {f.name: f for f in base.__dataclass_fields__.values()}
            frozen.add(bool(base.__dataclass_params__.frozen))
    return fields, frozen


# ---- the class's docstring

def _annotation_text(annotation, base_module):
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if getattr(annotation, '__module__', None) == 'typing':
        import re
        return re.sub(r'[\w\.]+', lambda m: m.group().removeprefix('typing.'), repr(annotation))
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation)


def _param_text(f, base_module):
    text = f'{f.name}: {_annotation_text(f.type, base_module)}'
    if f.default is not MISSING:
        return f'{text} = {f.default!r}'
    return f'{text} = {_UNSET!r}' if f.default_factory is not MISSING else text


def _signature_text(cls, std_fields, kw_only_fields):
    """What inspect.signature would say; std_fields None: of an __init__ that is not generated."""
    if (std_fields is None or type(cls).__call__ is not type.__call__
            or cls.__new__ is not object.__new__ or hasattr(cls, '__signature__')):
        try:
            from inspect import signature
            return str(signature(cls)).replace(' -> None', '')
        except (TypeError, ValueError, ImportError):
            return ''
    params = [_param_text(f, None) for f in std_fields]
    if kw_only_fields:
        params += ['*', *(_param_text(f, None) for f in kw_only_fields)]
    return f"({', '.join(params)})"


# ---- the decorator

def _has_own_hash(cls):
    # A class with __eq__ and without __hash__ has None there, which nobody wrote.
    own = vars(cls)
    return '__hash__' in own and not (own['__hash__'] is None and '__eq__' in own)


def _collect_fields(cls, frozen, kw_only):
    fields, frozen_bases = _inherited(cls)
    for f in _own_fields(cls, vars(cls).get('__annotations__', {}), kw_only):
        fields[f.name] = f
    if not frozen and True in frozen_bases:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    if frozen and False in frozen_bases:
        raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    return fields


def _add_repr(methods, fields):
    shown = ', '.join(f'{f.name}={{self.{f.name}!r}}' for f in fields if f.repr)
    methods.add('__repr__', ('self',), [f' return f"{{self.__class__.__qualname__}}({shown})"'],
                constants={'__dataclass_guard__': recursive_repr}, decorator=' @__dataclass_guard__()')


def _add_comparisons(methods, compared, eq, order):
    def add(name, answer, complaint=None, *before):
        methods.add(name, ('self', 'other'),
                    [*before, ' if other.__class__ is not self.__class__:', '  return NotImplemented',
                     f' return {answer}'], complaint=complaint)

    if eq:
        equal = ' and '.join(f'self.{f.name}==other.{f.name}' for f in compared) or 'True'
        add('__eq__', equal, None, ' if self is other:', '  return True')
    if order:
        left, right = (_tuple_str(side, compared) for side in ('self', 'other'))
        for name, sign in (('lt', '<'), ('le', '<='), ('gt', '>'), ('ge', '>=')):
            add(f'__{name}__', left + sign + right, '. Consider using functools.total_ordering')


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    cls.__dataclass_params__ = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                                                slots, weakref_slot)
    fields = cls.__dataclass_fields__ = _collect_fields(cls, frozen, kw_only)
    own_hash, own_init = _has_own_hash(cls), '__init__' in vars(cls)
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    parameters = [f for f in fields.values() if f._field_type is not _FIELD_CLASSVAR]
    positional = [f for f in parameters if f.init and not f.kw_only]
    by_keyword = [f for f in parameters if f.init and f.kw_only]
    kept = [f for f in parameters if f._field_type is _FIELD]

    module = sys.modules.get(cls.__module__)
    methods = _Methods(vars(module) if module else {})
    if init:
        _add_init(methods, parameters, positional, by_keyword, frozen, hasattr(cls, '__post_init__'),
                  '__dataclass_self__' if 'self' in fields else 'self', slots)
    _set_missing(cls, '__replace__', _replace)
    if repr:
        _add_repr(methods, kept)
    _add_comparisons(methods, [f for f in kept if f.compare], eq, order)
    if frozen:
        _add_frozen(methods, cls, kept)
    _set_hash(methods, cls, kept, unsafe_hash, eq, frozen, own_hash)
    methods.make(cls)
    if not cls.__doc__:
        generated = init and not own_init
        cls.__doc__ = cls.__name__ + _signature_text(cls, positional if generated else None, by_keyword)
    if match_args:
        _set_missing(cls, '__match_args__', tuple([f.name for f in positional]))
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    elif weakref_slot:
        raise TypeError('weakref_slot is True but slots is False')
    update_abstractmethods(cls)
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Class decorator: adds methods that are made of the annotated class attributes, the fields.

    init         __init__, with a parameter for each field
    repr, eq     __repr__, __eq__
    order        __lt__, __le__, __gt__, __ge__, as of tuples of the fields
    unsafe_hash  __hash__ although instances can change
    frozen       instances cannot be assigned to
    match_args   __match_args__, for class patterns
    kw_only      __init__ takes keywords only
    slots        a new class with __slots__; weakref_slot adds __weakref__ to them
    """
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                              slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


# ---- slots

def _dataclass_getstate(self):
    return [getattr(self, each.name) for each in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)  # the class may be frozen


def _slots_of(cls):
    slots = vars(cls).get('__slots__')
    if slots is None:  # a native class, or one without: what its instances have says
        offsets = {'__weakref__': '__weakrefoffset__', '__dict__': '__dictoffset__'}
        return [name for name, offset in offsets.items() if getattr(cls, offset, -1)]
    if isinstance(slots, str):
        return [slots]
    if hasattr(slots, '__next__'):  # it has been used up
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return slots


def _update_func_cell_for__class__(f, oldcls, newcls):
    """True if the function's __class__ cell, if it has one, is that of the old class; makes it the new."""
    if f is None:
        return False
    try:
        at = f.__code__.co_freevars.index('__class__')
    except (ValueError, AttributeError):
        return False
    cell = f.__closure__[at]
    if cell.cell_contents is oldcls:
        cell.cell_contents = newcls
        return True
    return False


def _unwrap(member):
    seen = set()
    while hasattr(member, '__wrapped__') and id(member) not in seen:
        seen.add(id(member))
        member = member.__wrapped__
    return member


def _add_slots(cls, is_frozen, weakref_slot):
    # A class cannot be given slots: a new one is made.
    if '__slots__' in vars(cls):
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    attributes = {**vars(cls)}
    names = tuple(f.name for f in fields(cls))
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _slots_of(base)}
    wanted = (*names, '__weakref__') if weakref_slot else names
    attributes['__slots__'] = tuple(name for name in wanted if name not in inherited)
    for name in (*names, '__dict__', '__weakref__'):
        attributes.pop(name, None)
    newcls = type(cls)(cls.__name__, cls.__bases__, attributes)
    newcls.__qualname__ = cls.__qualname__
    if is_frozen:  # pickling cannot assign to it
        _set_missing(newcls, '__getstate__', _dataclass_getstate)
        _set_missing(newcls, '__setstate__', _dataclass_setstate)
    # All methods share one __class__ cell: the first that is found will do.
    for member in newcls.__dict__.values():
        member = _unwrap(member)
        if isinstance(member, FunctionType):
            if _update_func_cell_for__class__(member, cls, newcls):
                break
        elif isinstance(member, property):
            if any(_update_func_cell_for__class__(f, cls, newcls)
                   for f in (member.fget, member.fset, member.fdel)):
                break
    return newcls


# ---- functions for instances

def fields(class_or_instance):
    """The Field objects of a dataclass or an instance of one, as a tuple."""
    known = getattr(class_or_instance, '__dataclass_fields__', None)
    if known is None:
        raise TypeError('must be called with a dataclass type or instance')
    return tuple([f for f in known.values() if f._field_type is _FIELD])


def _require_instance(obj, function):
    if not hasattr(type(obj), '__dataclass_fields__'):
        raise TypeError(f'{function}() should be called on dataclass instances')


def is_dataclass(obj):
    """Is it a dataclass or an instance of one?"""
    return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')


def asdict(obj, *, dict_factory=dict):
    """The fields of an instance as a dict; dataclasses, lists, tuples and dicts inside likewise."""
    _require_instance(obj, 'asdict')
    return _asdict(obj, dict_factory)


def _asdict(obj, dict_factory):
    kind = type(obj)
    if kind in _COPIED_AS_IS:
        return obj
    if hasattr(kind, '__dataclass_fields__'):
        if dict_factory is dict:
            return {f.name: _asdict(getattr(obj, f.name), dict) for f in fields(obj)}
        return dict_factory([(f.name, _asdict(getattr(obj, f.name), dict_factory))
                             for f in fields(obj)])
    return _convert_inner(obj, kind, lambda item: _asdict(item, dict_factory))


def astuple(obj, *, tuple_factory=tuple):
    """The fields of an instance as a tuple; dataclasses, lists, tuples and dicts inside likewise."""
    _require_instance(obj, 'astuple')
    return _astuple(obj, tuple_factory)


def _astuple(obj, tuple_factory):
    kind = type(obj)
    if kind in _COPIED_AS_IS:
        return obj
    if hasattr(kind, '__dataclass_fields__'):
        return tuple_factory([_astuple(getattr(obj, f.name), tuple_factory)
                              for f in fields(obj)])
    return _convert_inner(obj, kind, lambda item: _astuple(item, tuple_factory))


def _convert_inner(obj, kind, convert):
    """A container of the same type with each item converted; a copy of anything else."""
    if issubclass(kind, tuple):
        if hasattr(obj, '_fields'):  # a named tuple
            return kind(*[convert(item) for item in obj])
        return kind([convert(item) for item in obj])
    if issubclass(kind, list):
        return kind([convert(item) for item in obj])
    if issubclass(kind, dict):
        if hasattr(kind, 'default_factory'):
            result = kind(obj.default_factory)
            for key, value in obj.items():
                result[convert(key)] = convert(value)
            return result
        return kind([(convert(key), convert(value)) for key, value in obj.items()])
    from copy import deepcopy
    return deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False, module=None):
    """A new dataclass.

    fields: each a name, a pair (name, type), or a triple (name, type, field()); more attributes are in
    namespace. The rest is as for the decorator.
    """
    from keyword import iskeyword
    from types import new_class
    annotations, attributes = {}, dict(namespace or {})
    for spec in fields:
        parts = (spec, 'typing.Any') if isinstance(spec, str) else spec
        if len(parts) not in (2, 3):
            raise TypeError(f'Invalid field: {spec!r}')
        name, annotation, *default = parts
        if not (isinstance(name, str) and name.isidentifier()):
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation
        if default:
            attributes[name], = default
    attributes['__annotations__'] = annotations
    cls = new_class(cls_name, bases, {}, lambda names: names.update(attributes))
    if module is None:  # where it is made, so that instances can be pickled
        try:
            module = sys._getframe(1).f_globals.get('__name__', '__main__')
        except (ValueError, AttributeError):
            pass  # it stays this module
    if module is not None:
        cls.__module__ = module
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new instance of the same class with the fields of obj, some of them changed."""
    _require_instance(obj, 'replace')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for name, f in self.__dataclass_fields__.items():
        kind = f._field_type
        if kind is _FIELD_CLASSVAR or f.init and name in changes:
            continue
        if f.init:
            if kind is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {name!r} must be specified with replace()")
            changes[name] = getattr(self, name)
        elif name in changes:
            raise TypeError(f'field {name} is declared with init=False, it cannot be specified with replace()')
    return self.__class__(**changes)
