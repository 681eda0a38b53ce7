"""Weak references: dictionaries and sets that do not keep their contents alive, methods, finalizers.

ref and proxy themselves are native. The two dictionaries keep an ordinary dict, `data`, in which the
keys or the values are weak references with a callback that takes their entry out. While somebody
iterates, the dict must not change under them: what dies then waits in `_pending` for the end of the
last iteration, or for the next change.
"""
import _collections_abc
import sys
from _weakref import (CallableProxyType, ProxyType, ReferenceType, _remove_dead_weakref, getweakrefcount,
                      getweakrefs, proxy, ref)
from _weakrefset import WeakSet

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]

ProxyTypes = (ProxyType, CallableProxyType)
_collections_abc.MutableSet.register(WeakSet)


class WeakMethod(ref):
    """A weak reference to a bound method. The method object itself is made anew by each access, so
    that a plain reference to it would be dead at once; this one lives as long as object and function."""

    __slots__ = "_function", "_type", "_alive", "__weakref__"

    def __new__(cls, method, callback=None):
        try:
            instance, function = method.__self__, method.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(method)}") from None

        def died(_):
            # Object and function may both die; the callback is for the first of them.
            self = this()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, instance, died)
        self._function = ref(function, died)
        self._type = type(method)
        self._alive = True
        this = ref(self)
        return self

    def __call__(self):
        instance, function = super().__call__(), self._function()
        if instance is None or function is None:
            return None
        return self._type(function, instance)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._alive and other._alive:
            return self._function == other._function and ref.__eq__(self, other)
        return self is other

    def __ne__(self, other):
        return not self == other if isinstance(other, WeakMethod) else NotImplemented

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A weak reference that knows the key of the entry of which it is the value."""

    __slots__ = ("key",)

    def __new__(cls, referent, callback, key):
        self = ref.__new__(cls, referent, callback)
        self.key = key
        return self

    def __init__(self, referent, callback, key):
        super().__init__(referent, callback)


class _WeakDictionary(_collections_abc.MutableMapping):
    """What the two dictionaries share: the bookkeeping of iterations, and all that can be said in
    terms of a few methods."""

    def _begin(self):
        self._iterations.append(None)

    def _end(self):
        self._iterations.pop()
        if not self._iterations and self._pending:
            self._commit()

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def __iter__(self):
        return self.keys()

    def keys(self):
        for key, value in self.items():
            value = None
            yield key
            del key

    def values(self):
        for key, value in self.items():
            key = None
            yield value
            del value

    def copy(self):
        new = self._empty()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def update(self, other=None, /, **kwargs):
        if self._pending:
            self._commit()
        given = {} if other is None else other if hasattr(other, "items") else dict(other)
        for mapping in (given, kwargs):
            for key, value in mapping.items():
                self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if isinstance(other, _collections_abc.Mapping):
            both = self.copy()
            both.update(other)
            return both
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, _collections_abc.Mapping):
            both = type(self)()
            both.update(other)
            both.update(self)
            return both
        return NotImplemented


class WeakValueDictionary(_WeakDictionary):
    """A mapping whose entries go when their values are referred to by nobody else."""

    def __init__(self, other=(), /, **kwargs):
        self.data = {}
        self._iterations = []  # one item for each iteration under way
        self._pending = []     # keys of entries whose values died meanwhile

        def forget(reference, owner=ref(self), remove_dead=_remove_dead_weakref):
            self = owner()
            if self is None:
                return
            if self._iterations:
                self._pending.append(reference.key)
            else:
                remove_dead(self.data, reference.key)

        self._remove = forget
        self.update(other, **kwargs)

    def _commit(self):
        pending, data = self._pending, self.data
        while pending:
            _remove_dead_weakref(data, pending.pop())

    def _empty(self):
        return WeakValueDictionary()

    def __getitem__(self, key):
        if self._pending:
            self._commit()
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        if self._pending:
            self._commit()
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        if self._pending:
            self._commit()
        del self.data[key]

    def __len__(self):
        if self._pending:
            self._commit()
        return len(self.data)

    def __contains__(self, key):
        if self._pending:
            self._commit()
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def __deepcopy__(self, memo):
        from copy import deepcopy
        twin = type(self)()
        for key, value in self.items():
            twin[deepcopy(key, memo)] = value
        return twin

    def get(self, key, default=None):
        if self._pending:
            self._commit()
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def items(self):
        if self._pending:
            self._commit()
        self._begin()
        try:
            for key, reference in self.data.items():
                value = reference()
                if value is not None:
                    yield key, value
                    del value
        finally:
            self._end()

    def itervaluerefs(self):
        """The weak references to the values. Their referents may be gone when they are used: a way
        not to keep the values alive longer than needed."""
        if self._pending:
            self._commit()
        self._begin()
        try:
            yield from self.data.values()
        finally:
            self._end()

    def valuerefs(self):
        """The weak references to the values, as a list."""
        if self._pending:
            self._commit()
        return list(self.data.values())

    def popitem(self):
        if self._pending:
            self._commit()
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def pop(self, key, *default):
        if self._pending:
            self._commit()
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value


class WeakKeyDictionary(_WeakDictionary):
    """A mapping whose entries go when their keys are referred to by nobody else."""

    def __init__(self, dict=None):
        self.data = {}
        self._iterations = []  # one item for each iteration under way
        self._pending = []     # dead references that may still be keys in data
        self._pending_is_dirty = False  # some of them may have left it

        def forget(reference, owner=ref(self)):
            self = owner()
            if self is None:
                return
            if self._iterations:
                self._pending.append(reference)
            else:
                self.data.pop(reference, None)

        self._remove = forget
        if dict is not None:
            self.update(dict)

    def _commit(self):
        pending, data = self._pending, self.data
        while pending:
            data.pop(pending.pop(), None)
        self._pending_is_dirty = False

    def _empty(self):
        return WeakKeyDictionary()

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        self._pending_is_dirty = True
        del self.data[ref(key)]

    def __len__(self):
        if self._pending_is_dirty and self._pending:
            self._pending[:] = [reference for reference in self._pending if reference in self.data]
            self._pending_is_dirty = False
        return len(self.data) - len(self._pending)

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def __deepcopy__(self, memo):
        from copy import deepcopy
        twin = type(self)()
        for key, value in self.items():
            twin[key] = deepcopy(value, memo)
        return twin

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def items(self):
        self._begin()
        try:
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    yield key, value
                    del key
        finally:
            self._end()

    def keyrefs(self):
        """The weak references to the keys, as a list."""
        return list(self.data)

    def popitem(self):
        self._pending_is_dirty = True
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def pop(self, key, *default):
        self._pending_is_dirty = True
        return self.data.pop(ref(key), *default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)


class _Call:
    """What a finalizer that is alive has to do."""

    __slots__ = "reference", "func", "args", "kwargs", "atexit", "number"

    def __init__(self, reference, func, args, kwargs, number):
        self.reference, self.number = reference, number
        self.func, self.args, self.kwargs = func, args, kwargs
        self.atexit = True


class finalize:
    """finalize(obj, func, *args, **kwargs): calls func(*args, **kwargs) when obj goes, or when the
    program ends, or when it is called itself: whichever comes first, and only once."""

    # A finalizer is but a key of the registry, which keeps it and what it was given until it has run.
    __slots__ = ()
    _registry = {}
    _made = 0  # how many there were so far
    _shutting_down = False

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._made:
            import atexit
            atexit.register(self._run_at_exit)
        finalize._made += 1
        finalize._registry[self] = _Call(ref(obj, self), func, args, kwargs, finalize._made)

    def __call__(self, _=None):
        """Call func(*args, **kwargs), if that has not been done yet, and return its result."""
        call = finalize._registry.pop(self, None)
        if call is None or finalize._shutting_down:
            return None
        return call.func(*call.args, **call.kwargs)

    def _find(self):
        """(its call, obj), or two times None."""
        call = finalize._registry.get(self)
        obj = None if call is None else call.reference()
        return (None, None) if obj is None else (call, obj)

    def peek(self):
        """If alive, return (obj, func, args, kwargs); else return None."""
        call, obj = self._find()
        return call and (obj, call.func, call.args, call.kwargs)

    def detach(self):
        """The same, and be dead from then on."""
        answer = self.peek()
        if answer is None or finalize._registry.pop(self, None) is None:
            return None  # of several threads that try, only the one that takes it out has it
        return answer

    @property
    def alive(self):
        """Whether func is still to be called."""
        return self in finalize._registry

    @property
    def atexit(self):
        """Whether func is to be called when the program ends."""
        return self.alive and finalize._registry[self].atexit

    @atexit.setter
    def atexit(self, wanted):
        if self.alive:
            finalize._registry[self].atexit = bool(wanted)

    def __repr__(self):
        call, obj = self._find()
        rest = "dead" if call is None else f"for {type(obj).__qualname__!r} at {id(obj):#x}"
        return f"<{type(self).__name__} object at {id(self):#x}; {rest}>"

    @classmethod
    def _run_at_exit(cls):
        """Calls those that are left, the youngest first; what they make meanwhile comes next."""
        import gc
        collecting = gc.isenabled()
        gc.disable()
        try:
            while due := [(call.number, self) for self, call in cls._registry.items() if call.atexit]:
                try:
                    max(due, key=lambda pair: pair[0])[1]()
                except Exception as error:
                    sys.excepthook(type(error), error, error.__traceback__)
        finally:
            finalize._shutting_down = True  # from now on, nobody's order can be kept
            if collecting:
                gc.enable()
