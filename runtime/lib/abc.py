"""Abstract base classes (PEP 3119): the metaclass ABCMeta, and what marks methods as abstract.

Registries, caches and the two checks are the native module _abc; a class keeps them in its _abc_impl.
"""

import _abc
from _abc import get_cache_token


def abstractmethod(funcobj):
    """Decorator: a class of ABCMeta cannot be instantiated while it has such a method.

    It stands nearest to the function: @property above @abstractmethod.
    """
    funcobj.__isabstractmethod__ = True
    return funcobj


class _Abstract:
    """Mixin of the three deprecated decorators, which mark as abstract what they wrap."""

    __slots__ = ()
    __isabstractmethod__ = True


class abstractclassmethod(_Abstract, classmethod):
    """An abstract class method. Deprecated: put classmethod over abstractmethod."""

    def __init__(self, callable):
        super().__init__(abstractmethod(callable))


class abstractstaticmethod(_Abstract, staticmethod):
    """An abstract static method. Deprecated: put staticmethod over abstractmethod."""

    def __init__(self, callable):
        super().__init__(abstractmethod(callable))


class abstractproperty(_Abstract, property):
    """An abstract property. Deprecated: put property over abstractmethod."""


class ABCMeta(type):
    """Metaclass of abstract base classes.

    isinstance() and issubclass() count a class in that is registered, or that __subclasshook__ accepts.
    """

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        abc = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc._abc_init(abc)
        return abc

    def register(cls, subclass):
        """Make a class a virtual subclass; can be a class decorator."""
        return _abc._abc_register(cls, subclass)

    # Native functions bind as methods do.
    __instancecheck__ = _abc.__instancecheck__
    __subclasscheck__ = _abc.__subclasscheck__

    def _dump_registry(cls, file=None):
        """Print what _abc keeps of the class."""
        labels = '_abc_registry', '_abc_cache', '_abc_negative_cache', '_abc_negative_cache_version'
        lines = [f'Class: {cls.__module__}.{cls.__qualname__}', f'Inv. counter: {get_cache_token()}']
        lines += (f'{label}: {value!r}' for label, value in zip(labels, _abc._get_dump(cls)))
        print(*lines, sep='\n', file=file)

    def _abc_registry_clear(cls):
        """Forget the registered classes."""
        _abc._reset_registry(cls)

    def _abc_caches_clear(cls):
        """Forget earlier answers."""
        _abc._reset_caches(cls)


def _is_abstract(value):
    return getattr(value, '__isabstractmethod__', False)


def update_abstractmethods(cls):
    """Class decorator: find out again which methods are abstract, where some were set after creation.

    Bases are taken as they are; of a class that is no ABC nothing is changed.
    """
    if hasattr(cls, '__abstractmethods__'):
        abstract = {name for name, value in vars(cls).items() if _is_abstract(value)}
        for base in cls.__bases__:
            for name in getattr(base, '__abstractmethods__', ()):
                if _is_abstract(getattr(cls, name, None)):
                    abstract.add(name)
        cls.__abstractmethods__ = frozenset(abstract)
    return cls


class ABC(metaclass=ABCMeta):
    """Base class for those who would rather inherit than name a metaclass."""

    __slots__ = ()
