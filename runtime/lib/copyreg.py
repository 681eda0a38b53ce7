"""How types are copied and pickled: a registry of reducers, and the helpers that
object.__reduce_ex__ names in what it returns."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}  # type -> a function that reduces its instances


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Has a function reduce the instances of a type."""
    _require_callable(pickle_function, "reduction functions")
    if constructor_ob is not None:
        constructor(constructor_ob)
    dispatch_table[ob_type] = pickle_function


def constructor(object):
    """Declares a function that unpickling may call."""
    _require_callable(object, "constructors")


def _require_callable(function, what):
    if not callable(function):
        raise TypeError(f"{what} must be callable")


def pickle_complex(c):
    return complex, (c.real, c.imag)


def pickle_union(obj):
    from functools import reduce
    from operator import or_
    return reduce, (or_, obj.__args__)


def pickle_super(obj):
    return super, (obj.__thisclass__, obj.__self__)


dispatch_table |= {complex: pickle_complex, type(int | str): pickle_union, super: pickle_super}


# ---- protocols 0 and 1

_OF_CLASS_STATEMENT = 1 << 9  # in __flags__


def _reconstructor(cls, base, state):
    """The opposite of _reduce_ex(): state is what the native base is made of."""
    if base is object:
        return base.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(made, state)
    return made


def _is_native(cls):
    flags = getattr(cls, "__flags__", _OF_CLASS_STATEMENT)
    # A native type has a __new__ of its own that is bound to it.
    return not flags & _OF_CLASS_STATEMENT or (
        type(cls.__new__) is type(object.__new__) and cls.__new__.__self__ is cls)


def _reduce_ex(self, proto):
    """What object.__reduce_ex__(0 or 1) returns."""
    assert proto < 2
    cls = self.__class__
    base = next(filter(_is_native, cls.__mro__), object)
    if base is cls and base is not object:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    made_of = None if base is object else base(self)
    state = _state(self, cls, proto)
    return (_reconstructor, (cls, base, made_of)) + ((state,) if state else ())


def _state(self, cls, proto):
    slots = getattr(self, "__slots__", None)
    if not hasattr(self, "__getstate__"):
        if slots:
            raise TypeError(f"cannot pickle {cls.__name__!r} object: a class that defines __slots__ without "
                            f"defining __getstate__ cannot be pickled with protocol {proto}")
        return getattr(self, "__dict__", None)
    if slots and getattr(type(self), "__getstate__", None) is object.__getstate__:
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
    return self.__getstate__()


# ---- protocol 2 and later

def __newobj__(cls, *args):
    """Makes an object by its class's __new__."""
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    """The same, with keyword arguments: protocol 4."""
    return cls.__new__(cls, *args, **kwargs)


def _slotnames(cls):
    """The slots of a class and its bases that are part of its state; kept in the class."""
    known = vars(cls).get("__slotnames__")
    if known is None:
        known = [name for owner in cls.__mro__ for name in _slots_of(owner)]
        try:
            cls.__slotnames__ = known
        except Exception:
            pass  # the class takes no attributes
    return known


def _slots_of(owner):
    """The slots that one class defines, as their attributes are named."""
    slots = vars(owner).get("__slots__", ())
    for name in [slots] if isinstance(slots, str) else slots:
        private = name.startswith("__") and not name.endswith("__")
        prefix = owner.__name__.lstrip("_") if private else ""
        if name not in {"__dict__", "__weakref__"}:
            yield f"_{prefix}{name}" if prefix else name


# ---- extension codes: small numbers in place of names

_extension_registry = {}  # (module, name) -> code
_inverted_registry = {}   # code -> (module, name)
_extension_cache = {}     # code -> object


def _is_registered(key, code):
    return _extension_registry.get(key) == code and _inverted_registry.get(code) == key


def add_extension(module, name, code):
    """Registers a code for a global."""
    key, code = (module, name), int(code)
    if code < 1 or code > 0x7fffffff:
        raise ValueError("code out of range")
    if _is_registered(key, code):
        return
    other = _extension_registry.setdefault(key, code)
    if other != code:
        raise ValueError(f"key {key} is already registered with code {other}")
    owner = _inverted_registry.setdefault(code, key)
    if owner != key:
        _extension_registry.pop(key)
        raise ValueError(f"code {code} is already in use for key {owner}")


def remove_extension(module, name, code):
    """The opposite of add_extension()."""
    key = module, name
    if not _is_registered(key, code):
        raise ValueError(f"key {key} is not registered with code {code}")
    for table, entry in ((_extension_registry, key), (_inverted_registry, code)):
        del table[entry]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    """Forgets the objects that codes were looked up as."""
    _extension_cache.clear()
