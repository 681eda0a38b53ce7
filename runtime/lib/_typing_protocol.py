"""The part of typing that has Protocol (PEP 544), and the protocols of one method."""

import typing
from _abc import _checking
from _typing import Generic
from abc import ABCMeta, abstractmethod
from types import GetSetDescriptorType

from _typing_base import _caller

__name__ = 'typing'

_missing = object()

# What is in a class's namespace or annotations and yet no member of the protocol.
EXCLUDED_ATTRIBUTES = frozenset("""
    __abstractmethods__ __annotations__ __class_getitem__ __dict__ __doc__ __firstlineno__ __init__ __match_args__
    __module__ __new__ __slots__ __static_attributes__ __subclasshook__ __weakref__
    __non_callable_proto_members__ __orig_bases__ __orig_class__ __parameters__ __protocol_attrs__ __type_params__
    _is_protocol _is_runtime_protocol _MutableMapping__marker
""".split())

# Classes that are no protocols but may be bases of such.
_OTHER_BASES = {
    'contextlib': ('AbstractAsyncContextManager', 'AbstractContextManager'),
    'collections.abc': ('AsyncIterable', 'AsyncIterator', 'Awaitable', 'Buffer', 'Callable', 'Collection',
                        'Container', 'Hashable', 'Iterable', 'Iterator', 'Reversible', 'Sized'),
}


def _get_protocol_attrs(cls):
    """The members of a protocol: what it and its bases define or annotate."""
    bases = [base for base in cls.__mro__[:-1] if base.__name__ not in ('Generic', 'Protocol')]
    names = {name for base in bases for name in (*vars(base), *getattr(base, '__annotations__', ()))}
    return {name for name in names - EXCLUDED_ATTRIBUTES if not name.startswith('_abc_')}


def _protocol_init(self, *args, **kwargs):
    """The __init__ of protocols: in a class that implements one, gives way to the next in the mro."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is _protocol_init:  # else that one called this, by super()
        inits = (vars(base).get('__init__') for base in cls.__mro__)
        cls.__init__ = next(init for init in inits if init not in (None, _protocol_init))
        cls.__init__(self, *args, **kwargs)



def _asked_by_machinery():
    """Do ABCs or functools ask the question, as they do of any class?"""
    return _checking() or _caller(2) in ('abc', 'functools', None)


def _static(obj, attr, absent):
    """An attribute, without running any code of its owner's."""
    kind = type(obj)
    mro = type.__dict__['__mro__'].__get__(kind)
    holder = next((base.__dict__['__dict__'] for base in mro if '__dict__' in base.__dict__), None)
    if type(holder) is GetSetDescriptorType:
        own = holder.__get__(obj, kind)
        if attr in own:
            return own[attr]
    for base in (*mro, *(obj.__mro__ if isinstance(obj, type) else ())):
        found = base.__dict__.get(attr, absent)
        if found is not absent:
            return found
    return absent


def _is_protocol_class(cls):
    return getattr(cls, '_is_protocol', False)


_NOT_RUNTIME = "Instance and class checks can only be used with @runtime_checkable protocols"


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        # Protocol itself has no Protocol among its bases.
        if (name, bases) != ('Protocol', (Generic,)) and Protocol in bases:
            for base in bases:
                if base is object or base is Generic or base.__name__ in _OTHER_BASES.get(base.__module__, ()):
                    continue
                if not (issubclass(base, Generic) and _is_protocol_class(base)):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return ABCMeta.__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if _is_protocol_class(cls):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(Protocol, other)
        if _is_protocol_class(cls) and not _asked_by_machinery():
            refusal = cls._no_subclass_check()
            if refusal:
                raise TypeError(refusal if isinstance(other, type) else 'issubclass() arg 1 must be a class')
        return ABCMeta.__subclasscheck__(cls, other)

    def _no_subclass_check(cls):
        """Why issubclass() cannot be asked of the protocol; None if it can."""
        if not getattr(cls, '_is_runtime_protocol', False):
            return _NOT_RUNTIME
        data = cls.__non_callable_proto_members__
        if data and vars(cls).get('__subclasshook__') is _proto_hook:
            names = ', '.join(map(repr, sorted(data)))
            return ("Protocols with non-method members don't support issubclass(). "
                    f"Non-method members: {names}.")

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(Protocol, instance)
        if not _is_protocol_class(cls):
            return ABCMeta.__instancecheck__(cls, instance)
        if not (getattr(cls, '_is_runtime_protocol', False) or _asked_by_machinery()):
            raise TypeError(_NOT_RUNTIME)
        # What its class has not, the instance may have.
        return ABCMeta.__instancecheck__(cls, instance) or all(
            cls._is_had_by(instance, attr) for attr in cls.__protocol_attrs__)

    def _is_had_by(cls, instance, attr):
        value = _static(instance, attr, _missing)
        if value is None:  # says of a method that there is none
            return attr in cls.__non_callable_proto_members__
        return value is not _missing


def _class_has(cls, attr):
    """Does a class define a member of a protocol, or annotate it, if it is a protocol itself?"""
    is_protocol_too = issubclass(cls, Generic) and _is_protocol_class(cls)
    for base in cls.__mro__:
        own = base.__dict__
        if attr in own:
            return own[attr] is not None
        if is_protocol_too:
            annotated = getattr(base, '__annotations__', None)
            if hasattr(annotated, 'keys') and attr in annotated:
                return True
    return False


@classmethod
def _proto_hook(cls, other):
    """The __subclasshook__ of protocols."""
    if not vars(cls).get('_is_protocol', False):
        return NotImplemented
    return all(_class_has(other, attr) for attr in cls.__protocol_attrs__) or NotImplemented


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class of protocols: types that are defined by what their objects can do.

    class SupportsClose(Protocol):
        def close(self): ...

    A class need not inherit from a protocol to be an implementation of it for a type checker; with
    @runtime_checkable, isinstance() looks for the attributes too.
    """

    __slots__ = ()
    _is_protocol, _is_runtime_protocol = True, False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        own = vars(cls)
        if not own.get('_is_protocol', False):
            cls._is_protocol = Protocol in cls.__bases__
        if own.get('__subclasshook__', _missing) is _missing:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _protocol_init


typing.Protocol = Protocol  # before there are subclasses


def _is_method_member(cls, attr):
    try:
        return callable(getattr(cls, attr, None))
    except Exception as error:
        raise TypeError(f"Failed to determine whether protocol member {attr!r} is a method member") from error


def runtime_checkable(cls):
    """Class decorator: allows isinstance() and issubclass() with a protocol. Only names are checked."""
    if not (issubclass(cls, Generic) and _is_protocol_class(cls)):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    data = {attr for attr in cls.__protocol_attrs__ if not _is_method_member(cls, attr)}
    cls.__non_callable_proto_members__ = data
    return cls


def is_protocol(tp, /):
    """Is it a protocol class?"""
    return tp is not Protocol and isinstance(tp, type) and _is_protocol_class(tp)


def get_protocol_members(tp, /):
    """The names of a protocol's members."""
    if is_protocol(tp):
        return frozenset(tp.__protocol_attrs__)
    raise TypeError(f'{tp!r} is not a Protocol')


# ---- protocols of one method


@runtime_checkable
class SupportsInt(Protocol):
    """What int() takes."""
    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int: ...


@runtime_checkable
class SupportsFloat(Protocol):
    """What float() takes."""
    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float: ...


@runtime_checkable
class SupportsComplex(Protocol):
    """What complex() takes."""
    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex: ...


@runtime_checkable
class SupportsBytes(Protocol):
    """What bytes() takes, if it is asked."""
    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes: ...


@runtime_checkable
class SupportsIndex(Protocol):
    """What sequences take as an index."""
    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int: ...


@runtime_checkable
class SupportsAbs[T](Protocol):
    """What abs() takes, to make a T of it."""
    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T: ...


@runtime_checkable
class SupportsRound[T](Protocol):
    """What round() takes, to make a T of it."""
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T: ...
