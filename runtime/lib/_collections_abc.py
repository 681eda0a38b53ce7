"""Abstract base classes of containers, iterators, callables and awaitables (PEP 3119).

collections.abc offers them. Those under @_known_by recognise any class that has the methods named there;
the others are for subclassing and registering, and bring the methods that can be made of the abstract ones.
An abstract method that a subclass calls by super() behaves as that of an empty object would.
"""

import sys
from abc import ABCMeta, abstractmethod

__all__ = ["Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable",
           "Iterable", "Iterator", "Generator", "Reversible", "Sized", "Container", "Callable",
           "Collection", "Set", "MutableSet", "Mapping", "MutableMapping", "MappingView", "KeysView",
           "ItemsView", "ValuesView", "Sequence", "MutableSequence", "ByteString", "Buffer"]

__name__ = "collections.abc"  # what the classes say of themselves

GenericAlias = type(list[int])
_absent = object()


# ---- recognising classes

def _has_method(cls, name):
    """Whether a class has a method; None in a class body says that it has not, whatever its bases have."""
    for base in cls.__mro__:
        attributes = base.__dict__
        if name in attributes:
            return attributes[name] is not None
    return False


def _check_methods(C, *methods):
    """What a __subclasshook__ returns: True if the class has all these methods, else NotImplemented."""
    return all(_has_method(C, name) for name in methods) or NotImplemented


def _known_by(*methods):
    """Class decorator: every class with these methods is a subclass. Not passed on to subclasses of the ABC."""
    def decorate(abc):
        def __subclasshook__(cls, C):
            return _check_methods(C, *methods) if cls is abc else NotImplemented
        __subclasshook__.__qualname__ = f'{abc.__qualname__}.__subclasshook__'
        abc.__subclasshook__ = classmethod(__subclasshook__)
        return abc
    return decorate


@_known_by('__hash__')
class Hashable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0


@_known_by('__call__')
class Callable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False


@_known_by('__buffer__')
class Buffer(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __buffer__(self, flags: int, /) -> 'memoryview':
        raise NotImplementedError


@_known_by('__len__')
class Sized(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0


@_known_by('__contains__')
class Container(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __contains__(self, x):
        return False


@_known_by('__iter__')
class Iterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __iter__(self):
        yield from ()


@_known_by('__reversed__', '__iter__')
class Reversible(Iterable):
    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        yield from ()


@_known_by('__len__', '__iter__', '__contains__')
class Collection(Sized, Iterable, Container):
    __slots__ = ()


# ---- iterators, generators, coroutines

def _thrown(typ, val, tb):
    """The exception that the arguments of throw() mean."""
    error = typ if val is None else val
    if val is None and tb is not None:
        error = typ()
    return error if tb is None else error.with_traceback(tb)


def _end(suspended, what):
    """Throw GeneratorExit into a generator or coroutine; gives what it returns upon that."""
    try:
        suspended.throw(GeneratorExit)
    except GeneratorExit:
        return None
    except StopIteration as end:
        return end.value
    raise RuntimeError(what + ' ignored GeneratorExit')


@_known_by('__iter__', '__next__')
class Iterator(Iterable):
    __slots__ = ()

    @abstractmethod
    def __next__(self):
        """The item that comes next; StopIteration at the end."""
        raise StopIteration

    def __iter__(self):
        return self


@_known_by('__iter__', '__next__', 'send', 'throw', 'close')
class Generator(Iterator):
    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Go on, with a value for the yield: gives what is yielded next; StopIteration at the end."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Go on, with an exception at the yield: gives what is yielded next, or raises."""
        raise _thrown(typ, val, tb)

    def __next__(self):
        """The item that comes next; StopIteration at the end."""
        return self.send(None)

    def close(self):
        """End it, by GeneratorExit; gives what it returns upon that."""
        return _end(self, 'generator')


@_known_by('__await__')
class Awaitable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __await__(self):
        yield


@_known_by('__await__', 'send', 'throw', 'close')
class Coroutine(Awaitable):
    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Go on, with a value for the await: gives what it waits for next; StopIteration at the end."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Go on, with an exception at the await: gives what it waits for next, or raises."""
        raise _thrown(typ, val, tb)

    def close(self):
        """End it, by GeneratorExit."""
        _end(self, 'coroutine')


@_known_by('__aiter__')
class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()


@_known_by('__anext__', '__aiter__')
class AsyncIterator(AsyncIterable):
    __slots__ = ()

    @abstractmethod
    async def __anext__(self):
        """The item that comes next; StopAsyncIteration at the end."""
        raise StopAsyncIteration

    def __aiter__(self):
        return self


@_known_by('__aiter__', '__anext__', 'asend', 'athrow', 'aclose')
class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    @abstractmethod
    async def asend(self, value):
        """Go on, with a value for the yield: gives what is yielded next; StopAsyncIteration at the end."""
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Go on, with an exception at the yield: gives what is yielded next, or raises."""
        raise _thrown(typ, val, tb)

    async def __anext__(self):
        """The item that comes next; StopAsyncIteration at the end."""
        return await self.asend(None)

    async def aclose(self):
        """End it, by GeneratorExit."""
        try:
            await self.athrow(GeneratorExit)
        except (StopAsyncIteration, GeneratorExit):
            return
        raise RuntimeError('asynchronous generator ignored GeneratorExit')


# ---- what Callable[...] gives

def _is_parameter_list(obj):
    """May it stand for all parameters at once: ..., a list of types, a ParamSpec, Concatenate?"""
    if obj is ... or isinstance(obj, (list, tuple)):
        return True
    cls = type(obj)  # by name: typing is not imported for this
    return (cls.__module__, cls.__name__) in (('typing', 'ParamSpec'), ('typing', '_ConcatenateGenericAlias'))


def _nested(flat):
    """The arguments as Callable[...] is written with them: parameters, result."""
    *parameters, result = flat
    if len(parameters) == 1 and _is_parameter_list(parameters[0]):
        return parameters[0], result
    return parameters, result


def _written(obj):
    """A type as it stands in source."""
    if obj is ...:
        return '...'
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == 'builtins' else f'{obj.__module__}.{obj.__qualname__}'
    return obj.__name__ if isinstance(obj, type(_written)) else repr(obj)


class _CallableGenericAlias(GenericAlias):
    """Callable[[int, str], float]: its arguments lie flat, (int, str, float)."""

    __slots__ = ()

    def __new__(cls, origin, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = args
        if not _is_parameter_list(parameters):
            raise TypeError("Expected a list of types, an ellipsis, ParamSpec, or Concatenate. "
                            f"Got {parameters}")
        listed = isinstance(parameters, (list, tuple))
        return super().__new__(cls, origin, (*parameters, result) if listed else args)

    def __repr__(self):
        parameters, result = _nested(self.__args__)
        if _is_parameter_list(self.__args__[0]) and len(self.__args__) == 2:
            return super().__repr__()
        listed = ', '.join(_written(p) for p in parameters)
        return f'collections.abc.Callable[[{listed}], {_written(result)}]'

    def __reduce__(self):
        return type(self), (Callable, _nested(self.__args__))

    def __getitem__(self, item):
        given = item if isinstance(item, tuple) else (item,)
        wanted = self.__parameters__
        if len(wanted) == 1 and _is_parameter_list(wanted[0]) and given and not _is_parameter_list(given[0]):
            given = (given,)  # X[int, str] for X[[int, str]]
        *parameters, result = super().__getitem__(given).__args__
        if isinstance(parameters[0], (list, tuple)):
            parameters = parameters[0]
        return type(self)(Callable, (parameters, result))


Callable.__class_getitem__ = classmethod(_CallableGenericAlias)
for _abc in Awaitable, AsyncIterable, Iterable, Container:
    _abc.__class_getitem__ = classmethod(GenericAlias)


# ---- sets

def _as_set(self, other):
    """The other operand of a set's operator as a Set, of self's kind if it is none; None if it cannot be."""
    if isinstance(other, Set):
        return other
    return self._from_iterable(other) if isinstance(other, Iterable) else None


class Set(Collection):
    """What can be made of __contains__, __iter__ and __len__ for a set.

    The other comparisons are made of __le__ and __ge__: to be faster, redefine these.
    """

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        """A set of the items; for subclasses to redefine if they are not made like that."""
        return cls(it)

    def __le__(self, other):
        if isinstance(other, Set):
            return len(self) <= len(other) and all(value in other for value in self)
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, Set):
            return len(self) >= len(other) and all(value in self for value in other)
        return NotImplemented

    def __lt__(self, other):
        return NotImplemented if not isinstance(other, Set) else len(self) < len(other) and self.__le__(other)

    def __gt__(self, other):
        return NotImplemented if not isinstance(other, Set) else len(self) > len(other) and self.__ge__(other)

    def __eq__(self, other):
        return NotImplemented if not isinstance(other, Set) else len(self) == len(other) and self.__le__(other)

    def __and__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(value for value in other if value in self)
        return NotImplemented

    def __or__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(value for part in (self, other) for value in part)
        return NotImplemented

    def __sub__(self, other):
        without = _as_set(self, other)
        if without is None:
            return NotImplemented
        return self._from_iterable(value for value in self if value not in without)

    def __rsub__(self, other):
        whole = _as_set(self, other)
        if whole is None:
            return NotImplemented
        return self._from_iterable(value for value in whole if value not in self)

    def __xor__(self, other):
        second = _as_set(self, other)
        return NotImplemented if second is None else (self - second) | (second - self)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def isdisjoint(self, other):
        """Whether no item of the other is in this set."""
        return not any(value in self for value in other)

    def _hash(self):
        """For `__hash__ = Set._hash` in a class whose sets do not change: what frozenset gives."""
        return hash(frozenset(self))


class MutableSet(Set):
    """What can be made of __contains__, __iter__, __len__, add() and discard() for a set that changes."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Take a value in."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Drop a value if it is in the set."""
        raise NotImplementedError

    def remove(self, value):
        """Drop a value; KeyError if the set has it not."""
        if value in self:
            self.discard(value)
        else:
            raise KeyError(value)

    def pop(self):
        """Drop one of the values and give it; KeyError if the set is empty."""
        value = next(iter(self), _absent)
        if value is _absent:
            raise KeyError
        self.discard(value)
        return value

    def clear(self):
        """Drop all values."""
        while True:
            try:
                self.pop()
            except KeyError:
                return

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        dropped = self - it
        for value in dropped:
            self.discard(value)
        return self

    def __isub__(self, it):
        if self is it:  # it would change under the loop
            self.clear()
            return self
        for value in it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if self is it:
            self.clear()
            return self
        toggled = it if isinstance(it, Set) else self._from_iterable(it)
        for value in toggled:
            change = self.discard if value in self else self.add
            change(value)
        return self


# ---- mappings

class Mapping(Collection):
    """What can be made of __getitem__, __iter__ and __len__ for a mapping."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 6  # matches mapping patterns

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def __contains__(self, key):
        try:
            self[key]
            return True
        except KeyError:
            return False

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented

    __reversed__ = None  # though there are __len__ and __getitem__

    def get(self, key, default=None):
        """What the key maps to, or the default."""
        try:
            return self[key]
        except KeyError:
            return default

    def keys(self):
        """The keys, as a set that follows the mapping."""
        return KeysView(self)

    def values(self):
        """The values, as a collection that follows the mapping."""
        return ValuesView(self)

    def items(self):
        """The pairs of key and value, as a set that follows the mapping."""
        return ItemsView(self)


class MappingView(Sized):
    __slots__ = ('_mapping',)
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f'{self.__class__.__name__}({self._mapping!r})'


class KeysView(MappingView, Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __iter__(self):
        yield from self._mapping

    def __contains__(self, key):
        return key in self._mapping


class ItemsView(MappingView, Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __iter__(self):
        mapping = self._mapping
        for key in mapping:
            yield key, mapping[key]

    def __contains__(self, item):
        key, wanted = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is wanted or found == wanted


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __iter__(self):
        mapping = self._mapping
        for key in mapping:
            yield mapping[key]

    def __contains__(self, value):
        return any(found is value or found == value for found in map(self._mapping.__getitem__, self._mapping))


class MutableMapping(Mapping):
    """What can be made of __getitem__, __setitem__, __delitem__, __iter__ and __len__ for a mapping that changes."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=_absent):
        """Drop a key and give its value; without the key the default, or KeyError if none is given."""
        try:
            value = self[key]
        except KeyError:
            if default is not _absent:
                return default
            raise
        del self[key]
        return value

    def popitem(self):
        """Drop one of the keys and give it with its value; KeyError if the mapping is empty."""
        key = next(iter(self), _absent)
        if key is _absent:
            raise KeyError
        pair = key, self[key]
        del self[key]
        return pair

    def clear(self):
        """Drop all keys."""
        while True:
            try:
                self.popitem()
            except KeyError:
                return

    def update(self, other=(), /, **kwds):
        """Set what a mapping, an object with keys() or an iterable of pairs has; then the keywords."""
        keys = other
        if not isinstance(other, Mapping):
            keys = other.keys() if hasattr(other, 'keys') else None
        pairs = other if keys is None else ((key, other[key]) for key in keys)
        for source in pairs, kwds.items():
            for key, value in source:
                self[key] = value

    def setdefault(self, key, default=None):
        """What the key maps to; it is set to the default if there is none."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default


# ---- sequences

class Sequence(Reversible, Collection):
    """What can be made of __getitem__ and __len__ for a sequence."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 5  # matches sequence patterns

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        at = 0
        while True:
            try:
                item = self[at]
            except IndexError:
                return
            yield item
            at += 1

    def __reversed__(self):
        at = len(self)
        while at > 0:
            at -= 1
            yield self[at]

    def __contains__(self, value):
        return any(item is value or item == value for item in self)

    def count(self, value):
        """How often the value is in it."""
        return sum(item is value or item == value for item in self)

    def index(self, value, start=0, stop=None):
        """Where the value is first, from start and before stop; ValueError if it is nowhere there."""
        if start < 0:
            start = max(start + len(self), 0)
        if stop is not None and stop < 0:
            stop += len(self)
        at = start
        while stop is None or at < stop:
            try:
                item = self[at]
            except IndexError:
                break
            if item is value or item == value:
                return at
            at += 1
        raise ValueError


class MutableSequence(Sequence):
    """What can be made of __getitem__, __setitem__, __delitem__, __len__ and insert() for a sequence that changes."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        """Place a value in front of the item at an index."""
        raise IndexError

    def append(self, value):
        """Place a value behind the last item."""
        self.insert(len(self), value)

    def extend(self, values):
        """Append all items of an iterable, which may be the sequence itself."""
        for value in list(values) if values is self else values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        """Drop the item at an index, by default the last, and give it."""
        item = self[index]
        del self[index]
        return item

    def remove(self, value):
        """Drop the value where it is first; ValueError if it is nowhere."""
        at = self.index(value)
        del self[at]

    def clear(self):
        """Drop all items."""
        while True:
            try:
                self.pop()
            except IndexError:
                return

    def reverse(self):
        """Put the items in the opposite order."""
        low, high = 0, len(self) - 1
        while low < high:
            self[low], self[high] = self[high], self[low]
            low, high = low + 1, high - 1


class _ByteStringMeta(ABCMeta):
    # Says that ByteString goes away, to who subclasses it or asks isinstance().

    def __new__(cls, name, bases, namespace, **kwargs):
        if name != 'ByteString':
            import warnings
            warnings._deprecated('collections.abc.ByteString', remove=(3, 14))
        return super().__new__(cls, name, bases, namespace, **kwargs)

    def __instancecheck__(cls, instance):
        import warnings
        warnings._deprecated('collections.abc.ByteString', remove=(3, 14))
        return super().__instancecheck__(instance)


class ByteString(Sequence, metaclass=_ByteStringMeta):
    """bytes and bytearray. Deprecated: name these, or Buffer."""

    __slots__ = ()


# ---- the builtin types, many of which have a name only here

def _builtin_types():
    """The types of what builtins and defs give, by the names that they get here."""
    def generate(): yield
    async def wait(): pass
    async def generate_async(): yield
    awaited = wait()
    awaited.close()  # it would warn that nobody awaited it
    mapping = {}
    iterated = dict(bytes=b'', bytearray=bytearray(), str='', list=[], tuple=(), set=set(), range=range(0),
                    longrange=range(1 << 1000), zip=zip(), dict_key=mapping, dict_value=mapping.values(),
                    dict_item=mapping.items(), list_reverse=reversed([]))
    # What is named in two words runs them together: dict_keyiterator.
    for name, example in iterated.items():
        yield f'{name}iterator' if '_' in name else f'{name}_iterator', Iterator, iter(example)
    yield 'generator', Generator, generate()
    yield 'coroutine', Coroutine, awaited
    yield 'async_generator', AsyncGenerator, generate_async()
    yield 'dict_keys', KeysView, mapping.keys()
    yield 'dict_values', ValuesView, mapping.values()
    yield 'dict_items', ItemsView, mapping.items()
    yield 'mappingproxy', Mapping, type.__dict__
    yield 'framelocalsproxy', Mapping, sys._getframe().f_locals


for _name, _abc, _example in _builtin_types():
    globals()[_name] = type(_example)
    _abc.register(type(_example))

for _abc, _types in ((Set, [frozenset]), (MutableSet, [set]), (MutableMapping, [dict]),
                     (Sequence, [tuple, str, range, memoryview]), (ByteString, [bytes, bytearray]),
                     (MutableSequence, [bytearray, list])):
    for _type in _types:
        _abc.register(_type)
del _name, _abc, _example, _types, _type
