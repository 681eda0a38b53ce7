"""Abstract base classes (PEP 3119): the metaclass ABCMeta, and what marks methods as abstract.

The work is done by the native module _abc.
"""

from _abc import (get_cache_token, _abc_init, _abc_register, _get_dump, _reset_registry, _reset_caches,
                  __instancecheck__, __subclasscheck__)


def abstractmethod(funcobj):
    """Mark a method as abstract: a class of ABCMeta cannot be instantiated while it has one.

    It is the innermost decorator where there are several:

        class C(ABC):
            @property
            @abstractmethod
            def size(self): ...
    """
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """An abstract classmethod. Deprecated: use classmethod with abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """An abstract staticmethod. Deprecated: use staticmethod with abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """An abstract property. Deprecated: use property with abstractmethod."""

    __isabstractmethod__ = True


class ABCMeta(type):
    """Metaclass of abstract base classes.

    Such a class can be subclassed directly, and other classes can be registered as its virtual
    subclasses: isinstance() and issubclass() then count them in, though they do not inherit from it.
    """

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        """Register a virtual subclass of an ABC.

        Returns the subclass, to allow usage as a class decorator.
        """
        return _abc_register(cls, subclass)

    __instancecheck__ = __instancecheck__
    __subclasscheck__ = __subclasscheck__

    def _dump_registry(cls, file=None):
        """Print the registry and the caches, for debugging."""
        registry, cache, negative, version = _get_dump(cls)
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {get_cache_token()}", file=file)
        print(f"_abc_registry: {registry!r}", file=file)
        print(f"_abc_cache: {cache!r}", file=file)
        print(f"_abc_negative_cache: {negative!r}", file=file)
        print(f"_abc_negative_cache_version: {version!r}", file=file)

    def _abc_registry_clear(cls):
        """Clear the registry, for tests."""
        _reset_registry(cls)

    def _abc_caches_clear(cls):
        """Clear the caches, for tests."""
        _reset_caches(cls)


del __instancecheck__, __subclasscheck__


def update_abstractmethods(cls):
    """Find out again which methods of a class are abstract, after methods were added to it.

    Returns cls, to allow usage as a class decorator. Does nothing for a class that is no ABC; its
    subclasses must be updated on their own.
    """
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    names = {name for base in cls.__bases__ for name in getattr(base, '__abstractmethods__', ())
             if getattr(getattr(cls, name, None), '__isabstractmethod__', False)}
    names.update(name for name, value in cls.__dict__.items()
                 if getattr(value, '__isabstractmethod__', False))
    cls.__abstractmethods__ = frozenset(names)
    return cls


class ABC(metaclass=ABCMeta):
    """Helper class that provides a standard way to create an ABC using inheritance."""

    __slots__ = ()
