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
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return not self == other

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
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, value in other.items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new


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
        new = self.__class__()
        for key, value in self.items():
            new[deepcopy(key, memo)] = value
        return new

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
        new = self.__class__()
        for key, value in self.items():
            new[key] = deepcopy(value, memo)
        return new

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


class finalize:
    """finalize(obj, func, *args, **kwargs): calls func(*args, **kwargs) when obj goes, or when the
    program ends, or when it is called itself: whichever comes first, and only once."""

    # The finalizer keeps nothing alive but what it was given; the registry keeps the finalizer.
    __slots__ = ()
    _registry = {}       # each finalizer that has not run: its _Info
    _next_index = 0
    _shutting_down = False
    _hooked = False

    class _Info:
        __slots__ = "reference", "func", "args", "kwargs", "atexit", "index"

    def __init__(self, obj, func, /, *args, **kwargs):
        cls = finalize
        if not cls._hooked:
            import atexit
            atexit.register(cls._run_at_exit)
            cls._hooked = True
        info = cls._Info()
        info.reference = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        info.index = cls._next_index
        cls._next_index += 1
        cls._registry[self] = info

    def __call__(self, _=None):
        """Call func(*args, **kwargs), if that has not been done yet, and return its result."""
        info = self._registry.pop(self, None)
        if info is not None and not self._shutting_down:
            return info.func(*info.args, **(info.kwargs or {}))

    def _live(self, take):
        info = self._registry.get(self)
        obj = info and info.reference()
        if obj is None or (take and self._registry.pop(self, None) is None):
            return None
        return obj, info.func, info.args, info.kwargs or {}

    def detach(self):
        """If alive, return (obj, func, args, kwargs) and be dead from then on; else return None."""
        return self._live(True)

    def peek(self):
        """If alive, return (obj, func, args, kwargs); else return None."""
        return self._live(False)

    @property
    def alive(self):
        """Whether func is still to be called."""
        return self in self._registry

    @property
    def atexit(self):
        """Whether func is to be called when the program ends."""
        info = self._registry.get(self)
        return info is not None and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info is not None:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.reference()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__qualname__!r} at {id(obj):#x}>"

    @classmethod
    def _run_at_exit(cls):
        """Calls those that are left, the youngest first; what they make meanwhile comes next."""
        registry = finalize._registry
        collecting = False
        try:
            if registry:
                import gc
                collecting = gc.isenabled()
                if collecting:
                    gc.disable()
            while True:
                due = [(info.index, self) for self, info in registry.items() if info.atexit]
                if not due:
                    break
                self = max(due, key=lambda pair: pair[0])[1]
                try:
                    self()
                except Exception:
                    sys.excepthook(*sys.exc_info())
        finally:
            finalize._shutting_down = True  # from now on, nobody's order can be kept
            if collecting:
                gc.enable()
