"""Importing as functions: import_module(), reload(); what finds and loads modules is in importlib.machinery."""
import builtins
import sys

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

__import__ = builtins.__import__


def invalidate_caches():
    """Call the invalidate_caches() method on all meta path finders stored in
    sys.meta_path (where implemented)."""
    for finder in sys.meta_path:
        if hasattr(finder, 'invalidate_caches'):
            finder.invalidate_caches()


def import_module(name, package=None):
    """Import a module.

    The 'package' argument is required when performing a relative import. It
    specifies the package to use as the anchor point from which to resolve the
    relative import to an absolute import.

    """
    if name.startswith('.'):
        if not package:
            raise TypeError("the 'package' argument is required to perform a "
                            f"relative import for {name!r}")
        name = _resolve(name, package)
    elif not isinstance(name, str):
        raise TypeError(f'module name must be str, not {type(name)}')
    if not name:
        raise ValueError('Empty module name')
    __import__(name)
    return sys.modules[name]


def _resolve(name, package):
    level = len(name) - len(name.lstrip('.'))
    bits = package.rsplit('.', level - 1)
    if len(bits) < level:
        raise ImportError('attempted relative import beyond top-level package')
    rest = name[level:]
    return f'{bits[0]}.{rest}' if rest else bits[0]


_RELOADING = {}


def reload(module):
    """Reload the module and return it.

    The module must have been successfully imported before.

    """
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError('reload() argument must be a module') from None
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    if name in _RELOADING:
        return _RELOADING[name]
    _RELOADING[name] = module
    try:
        parent_name = name.rpartition('.')[0]
        pkgpath = None
        if parent_name:
            try:
                parent = sys.modules[parent_name]
            except KeyError:
                raise ImportError(f'parent {parent_name!r} not in sys.modules', name=parent_name) from None
            pkgpath = parent.__path__
        from importlib._loaders import find_spec, exec_spec
        spec = find_spec(name, pkgpath, module)
        if spec is None:
            raise ModuleNotFoundError(f'spec not found for the module {name!r}', name=name)
        module.__spec__ = spec
        exec_spec(spec, module)
        return sys.modules[name]
    finally:
        _RELOADING.pop(name, None)


def __getattr__(name):
    if name in ('machinery', 'util', 'abc', '_bootstrap', '_bootstrap_external'):
        return import_module('importlib.' + name)
    raise AttributeError(f"module 'importlib' has no attribute {name!r}")
