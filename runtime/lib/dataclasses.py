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

class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()

_EMPTY_METADATA = MappingProxyType({})


class _FIELD_BASE:
    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'

# asdict() and astuple() take these as they are, without copying.
_ATOMIC_TYPES = frozenset({
    NoneType, bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type, range,
    property, FunctionType, type(len), type((lambda: 0).__code__),
})


class InitVar:
    """Annotation of what __init__ takes for __post_init__ and no field keeps."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of one field. Made by field(); name and type are filled in later."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare',
                 'metadata', 'kw_only', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    @recursive_repr()
    def __repr__(self):
        return ('Field('
                f'name={self.name!r},'
                f'type={self.type!r},'
                f'default={self.default!r},'
                f'default_factory={self.default_factory!r},'
                f'init={self.init!r},'
                f'repr={self.repr!r},'
                f'hash={self.hash!r},'
                f'compare={self.compare!r},'
                f'metadata={self.metadata!r},'
                f'kw_only={self.kw_only!r},'
                f'_field_type={self._field_type}'
                ')')

    def __set_name__(self, owner, name):
        """The default may want to know the name, as if it stood in the class itself."""
        func = getattr(type(self.default), '__set_name__', None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    """What the decorator was given."""

    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only',
                 'slots', 'weakref_slot')

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        inner = ','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)
        return f'_DataclassParams({inner})'


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

    def __init__(self, globals):
        self.globals = globals
        self.names = []
        self.sources = []
        self.locals = {}
        self.overwrite_errors = {}
        self.unconditional = set()

    def add(self, name, args, body, *, locals=None, returns_none=False, overwrite_error=False,
            unconditional=False, decorator=None):
        """body: lines, indented by one. overwrite_error: what to say if the class has the method."""
        if locals:
            self.locals.update(locals)
        self.names.append(name)
        if overwrite_error:
            self.overwrite_errors[name] = overwrite_error
        if unconditional:
            self.unconditional.add(name)
        lines = [decorator] if decorator else []
        lines.append(f"def {name}({','.join(args)}){'->None' if returns_none else ''}:")
        lines += body
        self.sources.append('\n'.join(f' {line}' for line in lines))

    def make(self, cls):
        if not self.names:
            return
        text = (f"def __create_fn__({', '.join(self.locals)}):\n"
                + '\n'.join(self.sources)
                + f"\n return ({', '.join(self.names)},)")
        namespace = {}
        exec(text, self.globals, namespace)
        functions = namespace['__create_fn__'](**self.locals)
        for name, function in zip(self.names, functions):
            function.__qualname__ = f'{cls.__qualname__}.{function.__name__}'
            if name in self.unconditional:
                setattr(cls, name, function)
            elif _set_new_attribute(cls, name, function) and name in self.overwrite_errors:
                message = f'Cannot overwrite attribute {function.__name__} in class {cls.__name__}'
                extra = self.overwrite_errors[name]
                raise TypeError(message if extra is True else f'{message} {extra}')


def _set_new_attribute(cls, name, value):
    """True, and nothing is done, if the class has it."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _tuple_str(obj_name, fields):
    return f"({','.join(f'{obj_name}.{f.name}' for f in fields)},)" if fields else '()'


def _init_param(f):
    if f.default is not MISSING:
        default = f'=__dataclass_dflt_{f.name}__'
    elif f.default_factory is not MISSING:
        default = '=__dataclass_HAS_DEFAULT_FACTORY__'
    else:
        default = ''
    return f'{f.name}:__dataclass_type_{f.name}__{default}'


def _field_init(f, frozen, locals, self_name, slots):
    """The line of __init__ for a field; None for none."""
    default_name = f'__dataclass_dflt_{f.name}__'
    if f.default_factory is not MISSING:
        locals[default_name] = f.default_factory
        value = f'{default_name}()'
        if f.init:
            value += f' if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}'
    elif f.init:
        if f.default is not MISSING:
            locals[default_name] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        locals[default_name] = f.default
        value = default_name
    else:  # the class attribute is the default
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f' __dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})'
    return f' {self_name}.{f.name}={value}'


def _add_init(methods, fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, slots):
    seen_default = None
    for f in std_fields:
        if not f.init:
            continue
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default:
            raise TypeError(f'non-default argument {f.name!r} '
                            f'follows default argument {seen_default.name!r}')
    locals = {f'__dataclass_type_{f.name}__': f.type for f in fields}
    locals['__dataclass_HAS_DEFAULT_FACTORY__'] = _HAS_DEFAULT_FACTORY
    locals['__dataclass_builtins_object__'] = object
    body = []
    for f in fields:
        line = _field_init(f, frozen, locals, self_name, slots)
        if line:
            body.append(line)
    if has_post_init:
        given = ','.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f' {self_name}.{_POST_INIT_NAME}({given})')
    params = [self_name, *map(_init_param, std_fields)]
    if kw_only_fields:
        params += ['*', *map(_init_param, kw_only_fields)]
    methods.add('__init__', params, body or [' pass'], locals=locals, returns_none=True)


def _add_frozen(methods, cls, fields):
    condition = 'type(self) is cls'
    if fields:
        condition += f" or name in {{{', '.join(repr(f.name) for f in fields)}}}"
    for name, params, verb, arguments in (
            ('__setattr__', ('self', 'name', 'value'), 'assign to', 'name, value'),
            ('__delattr__', ('self', 'name'), 'delete', 'name')):
        methods.add(name, params,
                    [f' if {condition}:',
                     f'  raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
                     f' super(cls, self).{name}({arguments})'],
                    locals={'cls': cls, 'FrozenInstanceError': FrozenInstanceError},
                    overwrite_error=True)


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
                    unconditional=True)
    elif eq and not has_explicit_hash:
        cls.__hash__ = None


# ---- annotations

def _is_classvar(a_type, typing):
    return (a_type is typing.ClassVar
            or (type(a_type) is typing._GenericAlias and a_type.__origin__ is typing.ClassVar))


def _is_initvar(a_type, dataclasses):
    return a_type is dataclasses.InitVar or type(a_type) is dataclasses.InitVar


def _is_kw_only(a_type, dataclasses):
    return a_type is dataclasses.KW_ONLY


def _leading_name(text):
    """The identifier that a text begins with, and what follows it."""
    text = text.lstrip()
    n = 0
    while n < len(text) and (text[n].isalnum() or text[n] == '_'):
        n += 1
    return text[:n], text[n:].lstrip()


def _is_type(annotation, cls, a_module, a_type, is_type_predicate):
    """Does an annotation that is a text begin with the name of a_type, as the class's module sees it?

    It is not evaluated: only `Name...` and `module.Name...` are recognised.
    """
    name, rest = _leading_name(annotation)
    module_name = None
    if name and rest.startswith('.'):
        following, _ = _leading_name(rest[1:])
        if following:
            module_name, name = name, following
    if not name:
        return False
    namespace = None
    module = sys.modules.get(cls.__module__)
    if not module_name:
        namespace = module.__dict__
    elif module and module.__dict__.get(module_name) is a_module:
        namespace = sys.modules.get(a_type.__module__).__dict__
    return bool(namespace) and is_type_predicate(namespace.get(name), a_module)


def _get_field(cls, a_name, a_type, default_kw_only):
    default = getattr(cls, a_name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, MemberDescriptorType):  # of __slots__
            default = MISSING
        f = field(default=default)
    f.name = a_name
    f.type = a_type
    f._field_type = _FIELD
    typing = sys.modules.get('typing')  # nobody uses ClassVar without it
    is_text = isinstance(a_type, str)
    if typing and (_is_classvar(a_type, typing)
                   or (is_text and _is_type(a_type, cls, typing, typing.ClassVar, _is_classvar))):
        f._field_type = _FIELD_CLASSVAR
    else:
        this = sys.modules[__name__]
        if (_is_initvar(a_type, this)
                or (is_text and _is_type(a_type, cls, this, this.InitVar, _is_initvar))):
            f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type is not _FIELD_CLASSVAR:
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    # What cannot be hashed is taken for what can be changed.
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field '
                         f'{f.name} is not allowed: use default_factory')
    return f


def _own_fields(cls, annotations, kw_only):
    this = sys.modules[__name__]
    found = []
    seen = False
    for name, a_type in annotations.items():
        if (_is_kw_only(a_type, this)
                or (isinstance(a_type, str)
                    and _is_type(a_type, cls, this, this.KW_ONLY, _is_kw_only))):
            if seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen = kw_only = True
        else:
            found.append(_get_field(cls, name, a_type, kw_only))
    for f in found:
        # The class attribute is the default itself, not its description.
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return found


def _inherited_fields(cls, frozen):
    fields = {}
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            fields.update((f.name, f) for f in base_fields.values())
            frozen_bases.append(getattr(base, _PARAMS).frozen)
    return fields, frozen_bases


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
    return f'{text} = {_HAS_DEFAULT_FACTORY!r}' if f.default_factory is not MISSING else text


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

def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                   weakref_slot):
    module = sys.modules.get(cls.__module__)
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args,
                                           kw_only, slots, weakref_slot))
    fields, frozen_bases = _inherited_fields(cls, frozen)
    annotations = cls.__dict__.get('__annotations__', {})
    for f in _own_fields(cls, annotations, kw_only):
        fields[f.name] = f
    if any(frozen_bases) and not frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    if frozen and frozen_bases and not all(frozen_bases):
        raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, fields)
    # A class with __eq__ and without __hash__ has None there, which nobody wrote.
    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (class_hash is MISSING
                             or (class_hash is None and '__eq__' in cls.__dict__))
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    init_fields = [f for f in fields.values() if f._field_type is not _FIELD_CLASSVAR]
    std_fields = tuple(f for f in init_fields if f.init and not f.kw_only)
    kw_only_fields = tuple(f for f in init_fields if f.init and f.kw_only)
    own_init = '__init__' in cls.__dict__
    methods = _Methods(module.__dict__ if module else {})
    if init:
        _add_init(methods, init_fields, std_fields, kw_only_fields, frozen,
                  hasattr(cls, _POST_INIT_NAME),
                  '__dataclass_self__' if 'self' in fields else 'self', slots)
    _set_new_attribute(cls, '__replace__', _replace)
    field_list = [f for f in fields.values() if f._field_type is _FIELD]
    if repr:
        shown = ', '.join(f'{f.name}={{self.{f.name}!r}}' for f in field_list if f.repr)
        methods.add('__repr__', ('self',), [f' return f"{{self.__class__.__qualname__}}({shown})"'],
                    locals={'__dataclasses_recursive_repr': recursive_repr},
                    decorator='@__dataclasses_recursive_repr()')
    compared = [f for f in field_list if f.compare]
    if eq:
        terms = ' and '.join(f'self.{f.name}==other.{f.name}' for f in compared) or 'True'
        methods.add('__eq__', ('self', 'other'),
                    [' if self is other:',
                     '  return True',
                     ' if other.__class__ is self.__class__:',
                     f'  return {terms}',
                     ' return NotImplemented'])
    if order:
        left, right = _tuple_str('self', compared), _tuple_str('other', compared)
        for name, op in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            methods.add(name, ('self', 'other'),
                        [' if other.__class__ is self.__class__:',
                         f'  return {left}{op}{right}',
                         ' return NotImplemented'],
                        overwrite_error='Consider using functools.total_ordering')
    if frozen:
        _add_frozen(methods, cls, field_list)
    _set_hash(methods, cls, field_list, unsafe_hash, eq, frozen, has_explicit_hash)
    methods.make(cls)
    if not getattr(cls, '__doc__'):
        generated = init and not own_init
        cls.__doc__ = cls.__name__ + _signature_text(cls, std_fields if generated else None,
                                                     kw_only_fields)
    if match_args:
        _set_new_attribute(cls, '__match_args__', tuple(f.name for f in std_fields))
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
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
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)  # the class may be frozen


def _get_slots(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        if getattr(cls, '__weakrefoffset__', -1) != 0:
            yield '__weakref__'
        if getattr(cls, '__dictoffset__', -1) != 0:
            yield '__dict__'
    elif isinstance(slots, str):
        yield slots
    elif not hasattr(slots, '__next__'):
        yield from slots
    else:  # it has been used up
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


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
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    cls_dict = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _get_slots(base)}
    wanted = (*names, '__weakref__') if weakref_slot else names
    cls_dict['__slots__'] = tuple(name for name in wanted if name not in inherited)
    for name in (*names, '__dict__', '__weakref__'):
        cls_dict.pop(name, None)
    qualname = getattr(cls, '__qualname__', None)
    newcls = type(cls)(cls.__name__, cls.__bases__, cls_dict)
    if qualname is not None:
        newcls.__qualname__ = qualname
    if is_frozen:  # pickling cannot assign to it
        if '__getstate__' not in cls_dict:
            newcls.__getstate__ = _dataclass_getstate
        if '__setstate__' not in cls_dict:
            newcls.__setstate__ = _dataclass_setstate
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
    try:
        fields = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in fields.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Is it a dataclass or an instance of one?"""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields of an instance as a dict; dataclasses, lists, tuples and dicts inside likewise."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    kind = type(obj)
    if kind in _ATOMIC_TYPES:
        return obj
    if hasattr(kind, _FIELDS):
        if dict_factory is dict:
            return {f.name: _asdict_inner(getattr(obj, f.name), dict) for f in fields(obj)}
        return dict_factory([(f.name, _asdict_inner(getattr(obj, f.name), dict_factory))
                             for f in fields(obj)])
    return _convert_inner(obj, kind, lambda item: _asdict_inner(item, dict_factory))


def astuple(obj, *, tuple_factory=tuple):
    """The fields of an instance as a tuple; dataclasses, lists, tuples and dicts inside likewise."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    kind = type(obj)
    if kind in _ATOMIC_TYPES:
        return obj
    if hasattr(kind, _FIELDS):
        return tuple_factory([_astuple_inner(getattr(obj, f.name), tuple_factory)
                              for f in fields(obj)])
    return _convert_inner(obj, kind, lambda item: _astuple_inner(item, tuple_factory))


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
    import copy
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False, module=None):
    """A new dataclass.

    fields: each a name, a pair (name, type), or a triple (name, type, field()); more attributes are in
    namespace. The rest is as for the decorator.
    """
    from keyword import iskeyword
    from types import new_class
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, a_type = item, 'typing.Any'
        elif len(item) == 2:
            name, a_type = item
        elif len(item) == 3:
            name, a_type, defaults[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = a_type

    def fill(ns):
        ns.update(namespace or {})
        ns.update(defaults)
        ns['__annotations__'] = annotations

    cls = new_class(cls_name, bases, {}, fill)
    if module is None:  # where it is made, so that instances can be pickled
        try:
            module = sys._getframe(1).f_globals.get('__name__', '__main__')
        except (AttributeError, ValueError):
            pass
    if module is not None:
        cls.__module__ = module
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new instance of the same class with the fields of obj, some of them changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with '
                                f'init=False, it cannot be specified with replace()')
        elif f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
