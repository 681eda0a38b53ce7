"""Importing as functions: import_module(), reload(); what finds and loads modules is in importlib.machinery."""
import builtins
import sys

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

__import__ = builtins.__import__

_reloading = {}  # the modules that reload() is at work on, by name
_PARTS = frozenset(('machinery', 'util', 'abc', '_bootstrap', '_bootstrap_external'))


def import_module(name, package=None):
    """Import a module and return it; a name with leading dots is relative to a package."""
    relative = name.startswith('.')
    if relative and not package:
        raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
    if not isinstance(name, str):
        raise TypeError(f'module name must be str, not {type(name)}')
    full = _resolve(name, package) if relative else name
    if not full:
        raise ValueError('Empty module name')
    __import__(full)
    return sys.modules[full]


def _resolve(name, package):
    """The full name that a name with leading dots means in a package."""
    rest = name.lstrip('.')
    parts = package.split('.')
    ups = len(name) - len(rest) - 1
    if ups >= len(parts):
        raise ImportError('attempted relative import beyond top-level package')
    return '.'.join(parts[:len(parts) - ups] + ([rest] if rest else []))


def invalidate_caches():
    """Have the finders forget what they know of folders."""
    for finder in sys.meta_path:
        forget = getattr(finder, 'invalidate_caches', None)
        if forget is not None:
            forget()


def reload(module):
    """Run a module's code again, in the module that is there, and return it."""
    name = getattr(getattr(module, '__spec__', None), 'name', None) or getattr(module, '__name__', None)
    if name is None:
        raise TypeError('reload() argument must be a module')
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    if name not in _reloading:
        _reloading[name] = module
        try:
            _load_again(name, module)
            return sys.modules[name]
        finally:
            del _reloading[name]
    return _reloading[name]


def _load_again(name, module):
    from importlib import _loaders
    parent = name.rpartition('.')[0]
    if parent and parent not in sys.modules:
        raise ImportError(f'parent {parent!r} not in sys.modules', name=parent)
    spec = _loaders.find_spec(name, sys.modules[parent].__path__ if parent else None, module)
    if not spec:
        raise ModuleNotFoundError(f'spec not found for the module {name!r}', name=name)
    module.__spec__ = spec
    _loaders.exec_spec(spec, module)


def __getattr__(name):
    if name not in _PARTS:
        raise AttributeError(f"module 'importlib' has no attribute {name!r}")
    return import_module(f'importlib.{name}')
