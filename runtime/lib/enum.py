"""Enumerations: classes whose instances are a fixed set of named values.

How a class comes about: EnumType.__prepare__ gives its body an EnumDict, which notes what is to be a member
and asks for the values of auto(). EnumType.__new__ puts a _proto_member in the place of each; type.__new__
calls its __set_name__, which makes the member. So they are all there when __init_subclass__ runs.
Afterwards the class has:

    _member_names_       names in order, without aliases
    _member_map_         name -> member, with aliases
    _value2member_map_   value -> member, and the combinations of flags that were asked for
    _hashable_values_, _unhashable_values_, _unhashable_values_map_
                         the values; those that no dict takes are compared one by one
    _member_type_        the data type that is mixed in, or object
    _new_member_, _use_args_, _value_repr_
                         how a member is made and its value shown
    _flag_mask_, _singles_mask_, _all_bits_, _boundary_, _inverted_    flags only
"""

import sys

from types import DynamicClassAttribute, MappingProxyType

__all__ = """EnumType EnumMeta EnumDict Enum IntEnum StrEnum Flag IntFlag ReprEnum auto unique property verify
    member nonmember FlagBoundary STRICT CONFORM EJECT KEEP global_flag_repr global_enum_repr global_str
    global_enum EnumCheck CONTINUOUS NAMED_FLAGS UNIQUE pickle_by_global_name pickle_by_enum_name""".split()

# EnumType asks for these before their classes are made.
Enum, Flag, ReprEnum, EJECT = (None,) * 4

_builtin_property = property
_not_given = object()


class _Wrapped:
    def __init__(self, value):
        self.value = value


class member(_Wrapped):
    """In a class body: a member, though it is a function or class."""


class nonmember(_Wrapped):
    """In a class body: an ordinary attribute, though it looks like a member."""


# ---- names and values

def _is_descriptor(obj):
    return any(hasattr(obj, name) for name in ('__get__', '__set__', '__delete__'))


def _stands_between(name, affix):
    n = len(affix)
    return (len(name) > 2 * n and name.startswith(affix) and name.endswith(affix)
            and '_' not in (name[n], name[-n - 1]))


def _is_dunder(name):
    return _stands_between(name, '__')


def _is_sunder(name):
    return _stands_between(name, '_')


def _is_private(cls_name, name):
    """Has the compiler mangled it: is it _Class__name?"""
    mangled = name.removeprefix(f'_{cls_name}__')
    return mangled not in ('', name) and not name.endswith('__')


def _is_internal_class(cls_name, obj):
    """Is it a class that stands in the body of class cls_name?"""
    return isinstance(obj, type) and obj.__qualname__.endswith(f'{cls_name}.{obj.__name__}')


def _is_single_bit(num):
    return num.bit_count() == 1 and num > 0


def _high_bit(value):
    """The number of the highest bit that is set."""
    length = value.bit_length()
    return length - 1


def _iter_bits_lsb(num):
    """The bits of a number that is not negative, from the least."""
    rest = num._value_ if isinstance(num, Enum) else num
    if rest < 0:
        raise ValueError(f'{num!r} is not a positive integer')
    while rest:
        lowest = rest & -rest
        rest -= lowest
        yield lowest


def show_flag_values(value):
    """The bits of a flag's value, as a list."""
    return [*_iter_bits_lsb(value)]


def bin(num, max_bits=None):
    """Two's complement with the sign in front: 0b0 1010 is 10, 0b1 0110 is -10."""
    width = num.bit_length()
    digits = format(num & ~(-1 << width), f'0{width}b') if width else ''
    sign = '1' if num < 0 else '0'
    return f'0b{sign} {digits.rjust(max_bits or 0, sign)}'


def _make_class_unpicklable(obj):
    """Of a class, or of a class body: pickling an instance fails."""
    def refuse(self, proto):
        raise TypeError(f'{self!r} cannot be pickled')
    attributes = {'__reduce_ex__': refuse, '__module__': '<unknown>'}
    if isinstance(obj, dict):
        obj.update(attributes)
        return
    for name, value in attributes.items():
        setattr(obj, name, value)


def _dataclass_repr(self):
    """How the value of a dataclass is shown: its fields, without the class's name."""
    shown = (f.name for f in self.__dataclass_fields__.values() if f.repr)
    return ', '.join(f'{name}={getattr(self, name)!r}' for name in shown)


class _AutoNull:
    # What an auto() has that was not given a value yet.
    def __repr__(self):
        return '_auto_null'


_auto_null = _AutoNull()


class auto:
    """In a class body, alone or in a tuple: the value that _generate_next_value_ gives."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f'auto({self.value!r})'


class property(DynamicClassAttribute):
    """A property of members that leaves its name free on the class, for a member of that name.

    _add_member_ makes them too, where a member is named as something that a base class has. Then
    `member` is that member, _cls_type the base, and _attr_type what instances find there:
    'enum' a property like this, 'desc' another descriptor, 'attr' a plain attribute.
    """

    member = _attr_type = _cls_type = None

    def __set_name__(self, ownerclass, name):
        self.name, self.clsname = name, ownerclass.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            return self._of_member(instance, ownerclass)
        if self.member is None:
            self._absent(ownerclass)
        return self.member

    def _of_member(self, instance, ownerclass):
        if self.fget is not None:
            return self.fget(instance)
        match self._attr_type:
            case 'attr':
                return getattr(self._cls_type, self.name)
            case 'desc':
                return getattr(instance._value_, self.name)
        if self.name not in ownerclass._member_map_:
            self._absent(ownerclass)
        return ownerclass._member_map_[self.name]

    def _absent(self, ownerclass):
        raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}') from None

    def _refuse(self, verb):
        raise AttributeError(f'<enum {self.clsname!r}> cannot {verb} attribute {self.name!r}')

    def __set__(self, instance, value):
        setter = self.fset or (lambda *_: self._refuse('set'))
        return setter(instance, value)

    def __delete__(self, instance):
        deleter = self.fdel or (lambda *_: self._refuse('delete'))
        return deleter(instance)


# ---- from class body to members

class _proto_member:
    """A member to be: keeps its place in the class body until the class is there."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, owner, name):
        type.__delattr__(owner, name)
        args = self.value if isinstance(self.value, tuple) else (self.value,)
        if owner._member_type_ is tuple:  # the tuple is the value
            args = args,
        new = self._instance(owner, args)
        value = new._value_
        new._name_, new.__objclass__ = name, owner
        new.__init__(*args)
        new._sort_order_ = len(owner._member_names_)
        is_flag = Flag is not None and issubclass(owner, Flag)
        is_bit = isinstance(value, int) and _is_single_bit(value)
        if is_flag and isinstance(value, int):
            self._note_bits(owner, value, is_bit)
        first = _member_of_value(owner, value)
        if first is None and (is_bit or not is_flag):  # combinations count as aliases
            owner._member_names_.append(name)
        owner._add_member_(name, new if first is None else first)
        _note_value(owner, name, value, new if first is None else first)

    def _instance(self, owner, args):
        new = owner._new_member_(owner, *(args if owner._use_args_ else ()))
        if hasattr(new, '_value_'):
            return new
        if owner._member_type_ is object:
            new._value_ = self.value
            return new
        try:
            new._value_ = owner._member_type_(*args)
        except Exception as error:
            raise TypeError('_value_ not set in __new__, unable to create it') from error
        return new

    @staticmethod
    def _note_bits(owner, value, is_bit):
        owner._flag_mask_ |= value
        owner._all_bits_ = ~(-1 << owner._flag_mask_.bit_length())
        if is_bit:
            owner._singles_mask_ |= value


def _member_of_value(enumeration, value):
    """The member that has a value, or None."""
    try:
        return enumeration._value2member_map_.get(value)
    except TypeError:
        same = (m for m in enumeration._member_map_.values() if m._value_ == value)
        return next(same, None)


def _note_value(enumeration, name, value, found):
    """Enters a value of a member where values are looked up."""
    try:
        enumeration._value2member_map_.setdefault(value, found)
    except TypeError:
        enumeration._unhashable_values_map_.setdefault(name, []).append(value)
        enumeration._unhashable_values_.append(value)
    else:
        known = enumeration._hashable_values_
        if value not in known:
            known.append(value)


class EnumDict(dict):
    """The namespace of a class body: notes which names become members, and that they are bound once.

    Members are all but descriptors, classes of the body itself, and names _like_this_ or __this__.
    """

    _hooks = {'_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_', '_iter_member_',
              '_iter_member_by_value_', '_iter_member_by_def_', '_add_alias_', '_add_value_alias_'}

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}  # as an ordered set
        self._last_values, self._ignore = [], []
        self._auto_called = False

    @_builtin_property
    def member_names(self):
        return [*self._member_names]

    def __setitem__(self, key, value):
        """Bind a name, as a member if it is to be one."""
        place = dict.__setitem__
        if self._cls_name is not None and _is_private(self._cls_name, key):
            return place(self, key, value)
        if _is_sunder(key):
            return place(self, key, self._hook(key, value))
        if _is_dunder(key):
            return place(self, '_order_' if key == '__order__' else key, value)
        if key in self._member_names:
            self._bound_twice(key)
        if key not in self._ignore:
            if isinstance(value, nonmember):
                value = value.value
            elif self._becomes_member(value):
                if key in self:
                    self._bound_twice(key)
                value = self._member_value(key, value.value if isinstance(value, member) else value)
        place(self, key, value)

    def _bound_twice(self, key):
        raise TypeError(f'{key!r} already defined as {self[key]!r}')

    def _becomes_member(self, value):
        nested = self._cls_name is not None and _is_internal_class(self._cls_name, value)
        return not nested and not _is_descriptor(value)

    def _hook(self, key, value):
        """The value for a _sunder_ name, which has a meaning of its own."""
        if not (key in self._hooks or key.startswith('_repr_')):
            raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
        if key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = getattr(value, '__func__', value)
        if key == '_ignore_':
            names = value.replace(',', ' ').split() if isinstance(value, str) else [*value]
            late = {name for name in names if name in self._member_names}
            if late:
                raise ValueError(f'_ignore_ cannot specify already set names: {late!r}')
            value = self._ignore = names
        return value

    def _member_value(self, key, value):
        """Notes a member. Gives its value, where every auto() has become what it stands for."""
        if isinstance(value, auto):
            value = self._next_value(key, value)
        elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
            parts = [self._next_value(key, p) if isinstance(p, auto) else p for p in value]
            kind = type(value)
            try:
                value = kind(parts)
            except TypeError:  # as a named tuple does, which takes them one by one
                value = kind(*parts)
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _next_value(self, key, wish):
        if wish.value is _auto_null:
            self._auto_called = True
            so_far = [*self._last_values]
            wish.value = self._generate_next_value(key, 1, len(self._member_names), so_far)
        self._last_values.append(wish.value)
        return wish.value

    def update(self, members, **more_members):
        """As dict.update, but each name is bound as by an assignment."""
        pairs = [(k, members[k]) for k in members.keys()] if hasattr(members, 'keys') else members
        for source in pairs, more_members.items():
            for name, value in source:
                self[name] = value


_EnumDict = EnumDict  # the name it had before 3.13


_FLAG_ATTRIBUTES = {'_flag_mask_': 0, '_singles_mask_': 0, '_all_bits_': 0, '_inverted_': None}
_FLAG_OPERATORS = ('__and__', '__rand__', '__or__', '__ror__', '__xor__', '__rxor__', '__invert__')


def _is_flag_class(cls):
    return Flag is not None and issubclass(cls, Flag)


def _bases_behind(bases):
    """For each base, the classes of its mro but object."""
    return ([c for c in base.__mro__ if c is not object] for base in bases)


def _separated(names):
    """The names in a text, between commas or spaces."""
    return names.replace(',', ' ').split()


class EnumType(type):
    """Metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        body = EnumDict(cls)
        _, parent = metacls._get_mixins_(cls, bases)
        if parent is not None:
            body['_generate_next_value_'] = getattr(parent, '_generate_next_value_', None)
        return body

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return type.__new__(metacls, cls, bases, classdict, **kwds)
        order = classdict.pop('_order_', None)
        namespace = metacls._attributes(cls, bases, classdict)
        member_type, parent = metacls._get_mixins_(cls, bases)
        new, keep_new, use_args = metacls._find_new_(classdict, member_type, parent)
        mark = f'_{cls}__in_progress'
        namespace.update({
            mark: True, '_member_type_': member_type, '_new_member_': new, '_use_args_': use_args,
            '_value_repr_': metacls._find_data_repr_(cls, bases),
            '_boundary_': boundary or getattr(parent, '_boundary_', None)})
        made = type.__new__(metacls, cls, bases, namespace, **kwds)
        type.__delattr__(made, mark)
        metacls._settle_methods(made, bases, {*namespace, *vars(made)}, member_type, parent)
        if Enum is not None:
            if keep_new:
                made.__new_member__ = new
            made.__new__ = Enum.__new__  # looks members up from now on
        metacls._settle_flags(made)
        if order:
            metacls._check_order(made, _separated(order) if isinstance(order, str) else order)
        return made

    @staticmethod
    def _attributes(cls, bases, body):
        """The class's attributes: those of its body with members to be, and the maps of members."""
        wrong = {'', 'mro'}.intersection(body._member_names)
        if wrong:
            raise ValueError(f"invalid enum member name(s) {','.join(map(repr, wrong))}")
        dropped = {'_ignore_', *body.get('_ignore_', ())}
        namespace = {name: _proto_member(value) if name in body._member_names else value
                     for name, value in body.items() if name not in dropped}
        generate = namespace.get('_generate_next_value_')
        if not (generate is None or isinstance(generate, staticmethod)):
            namespace['_generate_next_value_'] = staticmethod(generate)
        for name in ('_member_map_', '_value2member_map_', '_unhashable_values_map_'):
            namespace[name] = {}
        for name in ('_member_names_', '_hashable_values_', '_unhashable_values_'):
            namespace[name] = []
        return namespace | _FLAG_ATTRIBUTES

    def _settle_methods(cls, bases, own, member_type, parent):
        """Sets the methods which a data type that comes first in the mro would hide."""
        if ReprEnum is not None and ReprEnum in bases:  # format and str are to be the data type's
            if member_type is object:
                raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
            shown = member_type.__str__
            if shown is object.__str__:  # which asks for repr, and that is the enumeration's
                shown = member_type.__repr__
            for name, method in ('__format__', member_type.__format__), ('__str__', shown):
                if name not in own:
                    setattr(cls, name, method)
                    own.add(name)
        for name in {'__repr__', '__str__', '__format__', '__reduce_ex__'} - own:
            if getattr(cls, name) in (getattr(member_type, name), getattr(object, name)):
                setattr(cls, name, getattr(parent, name))
        if _is_flag_class(cls):
            for name in _FLAG_OPERATORS:
                if name not in own:
                    setattr(cls, name, getattr(Flag, name))

    def _settle_flags(cls):
        if _is_flag_class(cls):
            values = [cls._member_map_[name]._value_ for name in cls._member_names_]
            if any(one > following for one, following in zip(values, values[1:])):
                cls._iter_member_ = cls._iter_member_by_def_
        elif Flag is not None or cls.__name__ != 'Flag':
            for name in (*_FLAG_ATTRIBUTES, '_boundary_'):
                type.__delattr__(cls, name)

    def _check_order(cls, order):
        """_order_ has to give the names as they stand; aliases may be in it."""
        known, names = cls._member_map_, cls._member_names_
        given = [name for name in order if name not in known or name in names]
        if given != names:
            raise TypeError(f'member order does not match _order_:\n  {names!r}\n  {given!r}')

    # -- a class as a collection of members

    def __bool__(cls):
        """True, with or without members."""
        return True

    def __len__(cls):
        """How many members there are. As in __iter__, aliases do not count."""
        return len(cls._member_names_)

    def __iter__(cls):
        """The members in order."""
        return map(cls._member_map_.__getitem__, cls._member_names_)

    def __reversed__(cls):
        """The members from the last to the first."""
        return map(cls._member_map_.__getitem__, reversed(cls._member_names_))

    def __getitem__(cls, name):
        """The member that a name, which may be an alias, stands for."""
        return cls._member_map_[name]

    def __contains__(cls, value):
        """Is it a member, or the value of one?"""
        if isinstance(value, cls):
            return True
        try:
            cls(value)
        except ValueError:
            return any(value in known for known in (cls._hashable_values_, cls._unhashable_values_))
        return True

    @_builtin_property
    def __members__(cls):
        """A read-only mapping of names, aliases too, to members."""
        return MappingProxyType(cls._member_map_)

    def __call__(cls, value, names=_not_given, *values, module=None, qualname=None, type=None,
                 start=1, boundary=None):
        """Color(3): the member with a value. Enum('Color', 'RED GREEN'): a new enumeration.

        The first is for classes with members; the second takes for the class without:

        value     the new class's name
        names     names in a text or list, pairs of name and value, or a mapping
        module    where the new class is said to be from; by default where the caller is
        qualname  the new class's qualified name
        type      a data type that is mixed in
        start     the value of the first name, where only names are given
        boundary  what flags do with bits that have no name
        """
        given = names is not _not_given
        if cls._member_names_ or cls._member_map_:
            return cls.__new__(cls, (value, names, *values) if given else value)
        if type is None and not given:
            raise TypeError(f"{cls} has no members; specify `names=()` if you meant to create a new, empty, enum")
        return cls._create_(value, names if given else None, module=module, qualname=qualname, type=type,
                            start=start, boundary=boundary)

    @_builtin_property
    def __signature__(cls):
        from inspect import Parameter as P, Signature
        if cls._member_names_:
            return Signature([P('values', P.VAR_POSITIONAL)])
        keywords = dict(module=None, qualname=None, type=None, start=1, boundary=None)
        return Signature([P('new_class_name', P.POSITIONAL_ONLY), P('names', P.POSITIONAL_OR_KEYWORD),
                          *(P(name, P.KEYWORD_ONLY, default=value) for name, value in keywords.items())])

    # -- a class as an object

    def __repr__(cls):
        return f"<{'flag' if _is_flag_class(cls) else 'enum'} {cls.__name__!r}>"

    def __dir__(cls):
        names = {*cls._member_names_, *'__class__ __contains__ __doc__ __getitem__ __iter__ __len__ '
                 '__members__ __module__ __name__ __qualname__'.split()}
        for name, usual in ('_new_member_', object.__new__), ('__init_subclass__', object.__init_subclass__):
            if getattr(cls, name) is not usual:
                names.add('__new__' if name == '_new_member_' else name)
        if cls._member_type_ is not object:
            names |= {*dir(cls._member_type_)}
        return sorted(names)

    def __setattr__(cls, name, value):
        if name in vars(cls).get('_member_map_', ()):
            raise AttributeError(f'cannot reassign member {name!r}')
        type.__setattr__(cls, name, value)

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        type.__delattr__(cls, attr)

    # -- making classes otherwise

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """A new enumeration; see __call__."""
        meta = cls.__class__
        bases = (type, cls) if type else (cls,)
        body = meta.__prepare__(class_name, bases)
        for name, value in cls._pairs(class_name, bases, names, start):
            body[name] = value
        if module is None:
            try:
                module = sys._getframe(2).f_globals.get('__name__')
            except (AttributeError, ValueError):  # no frames, or nobody called
                pass
        if module is None:
            _make_class_unpicklable(body)
        else:
            body['__module__'] = module
        if qualname is not None:
            body['__qualname__'] = qualname
        return meta.__new__(meta, class_name, bases, body, boundary=boundary)

    def _pairs(cls, class_name, bases, names, start):
        """The names and values that the argument `names` means, in its many forms."""
        items = _separated(names) if isinstance(names, str) else names
        if items is None:
            return
        first = items[0] if items and isinstance(items, (list, tuple)) else None
        if isinstance(first, str):
            generate = cls._get_mixins_(class_name, bases)[1]._generate_next_value_
            so_far = []
            for count, name in enumerate(items):
                so_far.append(generate(name, start, count, so_far[:]))
                yield name, so_far[-1]
            return
        for item in items:
            name, value = (item, items[item]) if isinstance(item, str) else item
            yield name, value

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """A new enumeration of a module's constants that pass the filter; its members replace them."""
        target = vars(sys.modules[module])
        made = cls(name, _constants(target if source is None else vars(source), filter),
                   module=module, boundary=boundary or KEEP)
        if as_global:
            global_enum(made)
        else:
            vars(sys.modules[made.__module__]).update(made.__members__)
        target[name] = made
        return made

    # -- what the bases say

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        """TypeError if a base has members: such a class is complete."""
        for base in (c for mro in _bases_behind(bases) for c in mro):
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f'<enum {class_name!r}> cannot extend {base!r}')

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The data type of members, object for none; the enumeration that is the last base."""
        if not bases:  # Enum itself, or a class that has only the metaclass
            return object, Enum
        *_, parent = bases
        if isinstance(parent, EnumType):
            return mcls._find_data_type_(class_name, bases) or object, parent
        raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        """What shows the value of a member; None for repr()."""
        for base in (c for mro in _bases_behind(bases) for c in mro):
            if isinstance(base, EnumType):
                return base._value_repr_
            own = vars(base)
            if '__repr__' in own:
                generated = '__dataclass_fields__' in own and own.get('__dataclass_params__')
                return _dataclass_repr if generated and generated.repr else own['__repr__']
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        """The base that makes values, which has a __new__ or is a dataclass: as the first class that inherits it."""
        found = {mcls._data_type_of(mro) for mro in _bases_behind(bases)} - {None}
        if len(found) > 1:
            raise TypeError(f'too many data types for {class_name!r}: {found!r}')
        return found.pop() if found else None

    @staticmethod
    def _data_type_of(mro):
        plain = None  # the first class of the mro that is no enumeration
        for base in mro:
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    return base._member_type_
                continue
            plain = plain or base
            if not vars(base).keys().isdisjoint(('__new__', '__dataclass_fields__')):
                return plain
        return None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """The function that makes members; whether it is the class's own; whether it takes their values."""
        own = classdict.get('__new__')
        if own is not None:
            return own, first_enum is not None, first_enum is not None
        usual = [object.__new__, None.__new__, None]
        if Enum is not None:
            usual.append(Enum.__new__)
        candidates = (getattr(source, name, None) for name in ('__new_member__', '__new__')
                      for source in (member_type, first_enum))
        new = next((f for f in candidates if f not in usual), None)
        if new is None:
            return object.__new__, False, False
        return new, False, first_enum is not None

    def _add_member_(cls, name, member):
        """Enters a member under a name, and makes it an attribute of the class."""
        known = cls._member_map_.setdefault(name, member)
        if known is not member:
            raise NameError(f'{name!r} is already bound: {known!r}')
        if name in vars(cls) and vars(cls)[name] is member:
            return
        found, kind, owner = cls._inherited(name)
        if found is None:
            type.__setattr__(cls, name, member)
            return
        # Instances are to find what they found without the member.
        redirect = property()
        for function in ('fget', 'fset', 'fdel') if kind != 'attr' else ():
            setattr(redirect, function, getattr(found, function, None))
        redirect.member, redirect._attr_type, redirect._cls_type = member, kind, owner
        redirect.__set_name__(cls, name)
        type.__setattr__(cls, name, redirect)

    def _inherited(cls, name):
        """The descriptor that bases have under a name, its kind and its owner; see property."""
        descriptor = kind = owner = None
        for base in cls.__mro__[1:]:
            value = vars(base).get(name)
            if isinstance(value, DynamicClassAttribute):
                return value, 'enum', base
            if value is not None and not _is_descriptor(value):
                kind, owner = 'attr', base
            elif value is not None:
                descriptor, kind, owner = value, kind or 'desc', owner or base
        return descriptor, kind, owner


EnumMeta = EnumType  # the name it had before 3.11


def _constants(source, filter):
    """Those of a namespace whose names pass: by value, so that aliases come in a fixed order, else by name."""
    names = sorted(name for name in source if filter(name))
    try:
        names.sort(key=source.__getitem__)
    except TypeError:
        names.sort()
    return {name: source[name] for name in names}


class Enum(metaclass=EnumType):
    """A fixed set of named values.

    class Color(Enum):
        RED = 1
        GREEN = 2

    Color.RED, Color(1) and Color['RED'] are one object, whose name is 'RED' and whose value is 1.
    """

    def __new__(cls, value):
        # Looks a member up, for Color(3) and for pickle; members are made by _proto_member.
        if type(value) is cls:
            return value
        try:
            found = cls._value2member_map_.get(value, _not_given)
        except TypeError:
            found = cls._of_unhashable(value)
        return cls._ask_missing(value) if found is _not_given else found

    @classmethod
    def _of_unhashable(cls, value):
        for name, values in cls._unhashable_values_map_.items():
            if value in values:
                return cls._member_map_[name]
        same = (m for m in cls._member_map_.values() if m._value_ == value)
        return next(same, _not_given)

    @classmethod
    def _ask_missing(cls, value):
        """What _missing_ gives for a value; ValueError if nothing."""
        if not cls._member_map_:
            if hasattr(cls, f'_{cls.__name__}__in_progress'):
                raise TypeError('do not use `super().__new__; call the appropriate __new__ directly')
            raise TypeError(f'{cls!r} has no members defined')
        invalid = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        try:
            found = cls._missing_(value)
        except ValueError:
            raise
        except Exception as error:
            error.__context__ = invalid
            raise
        if found is None:
            raise invalid
        ejected = _is_flag_class(cls) and cls._boundary_ is EJECT and isinstance(found, int)
        if ejected or isinstance(found, cls):
            return found
        error = TypeError(f'error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member')
        error.__context__ = invalid
        raise error

    @classmethod
    def _missing_(cls, value):
        """For subclasses: a member for a value that none has, or None."""
        return None

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The value of auto(): one more than the greatest before.

        name         the name that it is for
        start        the first value
        count        how many members there are
        last_values  what values they have
        """
        if len(last_values) == 0:
            return start
        try:
            greatest = sorted(last_values)[-1]
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None
        try:
            return greatest + 1
        except TypeError:
            raise TypeError(f'unable to increment {greatest!r}') from None

    def __init__(self, *args, **kwds):
        pass

    def _add_alias_(self, name):
        """One more name."""
        type(self)._add_member_(name, self)

    def _add_value_alias_(self, value):
        """One more value."""
        known = _member_of_value(type(self), value)
        if known is None:
            _note_value(type(self), getattr(self, '_name_', None), value, self)
        elif known is not self:
            raise ValueError(f'{value!r} is already bound: {known!r}')

    @property
    def name(self):
        """What the member is called."""
        return self._name_

    @property
    def value(self):
        """What the member stands for."""
        return self._value_

    def _shown_value(self):
        return (type(self)._value_repr_ or repr)(self._value_)

    def __repr__(self):
        return f'<{type(self).__name__}.{self._name_}: {self._shown_value()}>'

    def __str__(self):
        return f'{type(self).__name__}.{self._name_}'

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return type(self), (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __dir__(self):
        """What instances have beside the members of their class."""
        cls, members = type(self), type(self)._member_map_
        names = set() if cls._member_type_ is object else {*object.__dir__(self)}
        names.update(n for n in getattr(self, '__dict__', ()) if not n.startswith('_') and n not in members)
        for base in cls.__mro__:
            for name, value in vars(base).items():
                if name.startswith('_'):
                    continue
                if name not in members or isinstance(value, property) and value.fget is not None:
                    names.add(name)
                elif isinstance(value, property):
                    names.discard(name)
        return sorted(names | {'__class__', '__doc__', '__eq__', '__hash__', '__module__'})


class ReprEnum(Enum):
    """Members whose str() and format() are their data type's; only repr() shows what they are."""


class IntEnum(int, ReprEnum):
    """Members that are ints."""


class StrEnum(str, ReprEnum):
    """Members that are texts; auto() stands for the name in lower case."""

    def __new__(cls, *values):
        # As str(...) with up to three arguments, but no other type becomes a text.
        count = len(values)
        if count > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if count == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        for which, value in zip(('encoding', 'errors'), values[1:]):
            if not isinstance(value, str):
                raise TypeError(f'{which} must be a string, not {value!r}')
        made = str.__new__(cls, *values)
        made._value_ = str(*values)
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The name in lower case."""
        lower = name.lower()
        return lower


def pickle_by_global_name(self, proto):
    """A __reduce_ex__ for members that are globals of their module under their names."""
    return self._name_


_reduce_ex_by_global_name = pickle_by_global_name  # the name it had before 3.13


def pickle_by_enum_name(self, proto):
    """A __reduce_ex__ for members whose names stay when their values change."""
    return getattr, (type(self), self._name_)


# ---- flags

class FlagBoundary(StrEnum):
    """What a class of flags does with bits that have no name."""
    STRICT = auto()   # ValueError
    CONFORM = auto()  # drops them
    EJECT = auto()    # gives an int
    KEEP = auto()     # has them in the flag


globals().update(FlagBoundary.__members__)


def _combined(name, sign, operation):
    """The method of Flag for an operator; operation combines two values."""
    def method(self, other):
        mine, theirs = self._value_, self._bits_of(other)
        if theirs is NotImplemented:
            return theirs
        for flag, bits in (self, mine), (other, theirs):
            if bits is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags with {sign}")
        return type(self)(operation(mine, theirs))
    method.__name__ = name
    method.__qualname__ = f'Flag.{name}'
    return method


class Flag(Enum, boundary=STRICT):
    """Bits with names, for combining with |, &, ^ and ~."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The value of auto(): the bit above all before."""
        if len(last_values) == 0:
            return 1 if start is None else start
        greatest = max(last_values)
        try:
            return 1 << greatest.bit_length()
        except Exception:
            raise TypeError(f'invalid flag value {greatest!r}') from None

    # How a class iterates over the bits of a value: as they are defined if that is not by value.

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    @classmethod
    def _iter_member_by_def_(cls, value):
        flags = [*cls._iter_member_by_value_(value)]
        flags.sort(key=lambda flag: flag._sort_order_)
        return iter(flags)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _missing_(cls, value):
        """A flag for a combination of bits; what the boundary says for others."""
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        bits = cls._bounded(value)
        if bits is None:  # EJECT
            return value
        negative = bits if bits < 0 else None
        if negative is not None:
            keeps = cls._boundary_ in (EJECT, KEEP)
            bits = bits + cls._all_bits_ + 1 if keeps else bits & cls._singles_mask_
        nameless = bits & ~cls._flag_mask_
        if nameless and cls._boundary_ is not KEEP:
            raise ValueError(f'{cls.__name__}({bits!r}) -->  unknown values {nameless!r} [{bin(nameless)}]')
        flag = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, bits)
        flag._name_ = cls._combination_name(bits)
        if not hasattr(flag, '_value_'):
            flag._value_ = bits
        # Another thread may have been faster: then its flag counts.
        flag = cls._value2member_map_.setdefault(bits, flag)
        if negative is not None:
            cls._value2member_map_[negative] = flag
        return flag

    @classmethod
    def _bounded(cls, value):
        """The value as the boundary lets it be, which may be negative; None if it is no flag."""
        named, whole = cls._flag_mask_, cls._all_bits_
        if -whole - 1 <= value <= whole and not value & (whole ^ named):
            return value
        match cls._boundary_:
            case FlagBoundary.KEEP:
                return value if value >= 0 else value + max(whole + 1, 1 << value.bit_length())
            case FlagBoundary.CONFORM:
                return value & named
            case FlagBoundary.EJECT:
                return None
            case FlagBoundary.STRICT:
                width = max(number.bit_length() for number in (value, named))
                raise ValueError(f'{cls!r} invalid value {value!r}\n'
                                 f'    given {bin(value, width)}\n  allowed {bin(named, width)}')
        raise ValueError(f'{cls!r} unknown flag boundary {cls._boundary_!r}')

    @classmethod
    def _combination_name(cls, bits):
        """The names of what is in some bits, and what is left as a number: A|B|8; None if nothing is named."""
        if not bits:
            return None
        flags = [*cls._iter_member_(bits & cls._singles_mask_)]
        if bits & ~cls._singles_mask_:  # some have a name only in combination with others
            flags += (flag for flag in cls._member_map_.values()
                      if flag._value_ and not flag._value_ & ~bits and flag not in flags)
        covered = 0
        for flag in flags:
            covered |= flag._value_
        if not covered:
            return None
        rest = bits ^ covered
        if rest and cls._boundary_ is STRICT:
            raise ValueError(f'{cls!r}: no members with value {rest!r}')
        names = [flag._name_ for flag in flags]
        if rest:
            names.append(f'{cls._numeric_repr_(rest)}')
        return '|'.join(names)

    def __contains__(self, other):
        """Does it have all the bits of another flag?"""
        if isinstance(other, type(self)):
            return not other._value_ & ~self._value_
        raise TypeError("unsupported operand type(s) for 'in': "
                        f"{type(other).__qualname__!r} and {type(self).__qualname__!r}")

    def __iter__(self):
        """The flags of one bit that are in it."""
        return iter(self._iter_member_(self._value_))

    def __len__(self):
        bits = self._value_
        return bits.bit_count()

    def __bool__(self):
        return self._value_ != 0

    def __repr__(self):
        name = '' if self._name_ is None else f'.{self._name_}'
        return f'<{type(self).__name__}{name}: {self._shown_value()}>'

    def __str__(self):
        name = f'({self._value_!r})' if self._name_ is None else f'.{self._name_}'
        return type(self).__name__ + name

    def _bits_of(self, other):
        """The value of an operand; NotImplemented if it is neither such a flag nor of the data type."""
        if isinstance(other, type(self)):
            return other._value_
        data_type = self._member_type_
        return other if data_type is not object and isinstance(other, data_type) else NotImplemented

    __and__ = __rand__ = _combined('__and__', '&', lambda mine, theirs: mine & theirs)
    __or__ = __ror__ = _combined('__or__', '|', lambda mine, theirs: mine | theirs)
    __xor__ = __rxor__ = _combined('__xor__', '^', lambda mine, theirs: mine ^ theirs)

    def __invert__(self):
        bits = self._value_
        if bits is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            keeps = self._boundary_ in (EJECT, KEEP)
            self._inverted_ = type(self)(~bits if keeps else ~bits & self._singles_mask_)
        return self._inverted_


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints."""


# ---- decorators

def _aliases(enumeration):
    """Names beside the first of a member, as a text; empty if there are none."""
    names = enumeration.__members__.items()
    return ', '.join(f'{name} -> {member._name_}' for name, member in names if name != member._name_)


def unique(enumeration):
    """Class decorator: ValueError if a value has two names."""
    found = _aliases(enumeration)
    if found:
        raise ValueError(f'duplicate values found in {enumeration!r}: {found}')
    return enumeration


def _module_name(member):
    return type(member).__module__.rpartition('.')[2]


def global_enum_repr(self):
    """repr() of a member that is a global of its module: module.NAME."""
    return f'{_module_name(self)}.{self._name_}'


def global_flag_repr(self):
    """repr() of a flag whose names are globals of their module: module.NAME|module.OTHER."""
    module, name = _module_name(self), self._name_
    if name is None:
        return f'{module}.{type(self).__name__}({self._value_!r})'
    parts = [name] if _is_single_bit(self._value_) else name.split('|')
    keeps = self._boundary_ is KEEP
    return '|'.join(part if keeps and part[0].isdigit() else f'{module}.{part}' for part in parts)


def global_str(self):
    """str() of a member that is a global of its module: its name."""
    return f'{type(self).__name__}({self._value_!r})' if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    """Class decorator: makes the members globals of the module, and their repr() say so."""
    is_flag = issubclass(cls, Flag)
    cls.__repr__ = global_flag_repr if is_flag else global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        type.__setattr__(cls, '__str__', global_str)
    vars(sys.modules[cls.__module__]).update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Class decorator: makes an ordinary class an enumeration, with the attributes of its body.

    @_simple_enum(Enum)
    class Color:
        RED = auto()
    """
    def enumeration(cls):
        meta = type(etype)
        body = meta.__prepare__(cls.__name__, (etype,))
        for name, value in vars(cls).items():
            if name not in ('__dict__', '__weakref__', '__firstlineno__', '__static_attributes__'):
                body[name] = value
        made = meta(cls.__name__, (etype,), body, boundary=boundary)
        made.__qualname__ = cls.__qualname__
        return made
    return enumeration


class EnumCheck(StrEnum):
    """What verify() looks for."""
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


globals().update(EnumCheck.__members__)


class verify:
    """Class decorator: ValueError if an enumeration is not what some EnumCheck members say."""

    def __init__(self, *checks):
        self._tests = [getattr(self, f'_{check.name.lower()}') for check in checks]

    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for test in self._tests:
            test(enumeration)
        return enumeration

    @staticmethod
    def _unique(enumeration):
        found = _aliases(enumeration)
        if found:
            raise ValueError(f'aliases found in {enumeration!r}: {found}')

    @staticmethod
    def _continuous(enumeration):
        values = sorted({member._value_ for member in enumeration})
        if not values[1:]:
            return
        least, greatest = values[0], values[-1]
        if _is_flag_class(enumeration):
            kind, between = 'flag', [1 << n for n in range(_high_bit(least) + 1, _high_bit(greatest))]
        else:
            kind, between = 'enum', range(least + 1, greatest)
        gaps = ', '.join(str(value) for value in between if value not in values)
        if gaps:
            raise ValueError(f'invalid {kind} {enumeration.__name__!r}: missing values {gaps}'[:256])

    @staticmethod
    def _named_flags(enumeration):
        named = {member._value_ for member in enumeration}
        guilty, nameless = [], 0
        for name, flag in enumeration._member_map_.items():
            if flag._value_ >= 0 and name not in enumeration._member_names_:
                lacking = sum(bit for bit in _iter_bits_lsb(flag._value_) if bit not in named)
                nameless |= lacking
                if lacking:
                    guilty.append(name)
        if not guilty:
            return
        *others, last = guilty
        who = f"aliases {', '.join(others)} and {last} are" if others else f'alias {last} is'
        what = 'value' if _is_single_bit(nameless) else 'combined values of'
        raise ValueError(f'invalid Flag {enumeration.__name__!r}: {who} missing {what} 0x{nameless:x} '
                         '[use enum.show_flag_values(value) for details]')


# ---- for the standard library and its tests

def _differences(checked, simple):
    """In what two enumerations differ, as lines; how they were made does not count."""
    uncounted = {
        '__class__', '__doc__', '__firstlineno__', '__module__', '__new__', '__new_member__', '__objclass__',
        '__static_attributes__', '_generate_next_value_', '_member_map_', '_member_names_', '_new_member_',
        '_sort_order_', '_unhashable_values_map_', '_value2member_map_', '__initializing__'}
    one, other = vars(checked), vars(simple)
    members, others = checked._member_map_, simple._member_map_
    for key in {*one, *other, *members, *others} - uncounted:
        if key in members and key in others:
            a, b = members[key], others[key]
            if (a._name_, a._value_, type(a._value_)) != (b._name_, b._value_, type(b._value_)):
                yield f'{key!r}:\n         checked member -> {a!r}\n         simple member  -> {b!r}'
        elif key in members or key in others:
            yield f'missing member {key!r}'
        elif key not in other:
            yield f'missing key: {key!r}'
        elif key not in one:
            yield f'extra key:   {key!r}'
        elif one[key] != other[key] and not (callable(one[key]) or _is_descriptor(one[key])):
            yield f'{key!r}:\n         checked -> {one[key]!r}\n         simple  -> {other[key]!r}'
    if checked._member_names_ != simple._member_names_:
        yield f'member names differ: {checked._member_names_!r}, {simple._member_names_!r}'


def _test_simple_enum(checked_enum, simple_enum):
    """TypeError if an enumeration that _simple_enum made is not as one that was made by a class statement."""
    lines = [] if vars(checked_enum) == vars(simple_enum) else [*_differences(checked_enum, simple_enum)]
    if lines:
        raise TypeError('\n   '.join(['enum mismatch:', *lines]))


def _old_convert_(etype, name, module, filter, source=None, *, boundary=None):
    """As EnumType._convert_, but the module's constants stay as they are."""
    namespace = vars(source or sys.modules[module])
    made = etype(name, _constants(namespace, filter), module=module, boundary=boundary or KEEP)
    made.__reduce_ex__ = pickle_by_global_name
    return made
