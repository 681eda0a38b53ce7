"""What importers are built of: names, specs, paths of caches, loading on demand."""
import sys

from importlib import _resolve
from importlib import _loaders
from importlib._loaders import (MAGIC_NUMBER, decode_source, module_from_spec, spec_from_file_location,
                                spec_from_loader)

__all__ = ['LazyLoader', 'MAGIC_NUMBER', 'cache_from_source', 'decode_source', 'find_spec', 'module_from_spec',
           'resolve_name', 'source_from_cache', 'source_hash', 'spec_from_file_location', 'spec_from_loader']


def resolve_name(name, package):
    """The full name of a module; leading dots are relative to a package."""
    if name[:1] != '.':
        return name
    if package:
        return _resolve(name, package)
    raise ImportError(f'no package specified for {name!r} (required for relative module names)')


def find_spec(name, package=None):
    """The spec of a module, which is not imported for it, though its parents are; None if there is none.

    A module that is imported has it in __spec__.
    """
    full = resolve_name(name, package)
    if full not in sys.modules:
        return _loaders.find_spec(full, _path_of_parent(full))
    module = sys.modules[full]
    if module is None:
        return None
    spec = getattr(module, '__spec__', _UNSET)
    if spec is None or spec is _UNSET:
        raise ValueError(f"{name}.__spec__ is {'None' if spec is None else 'not set'}")
    return _loaders.complete_spec(spec)


_UNSET = object()


def _path_of_parent(full):
    """Where submodules are looked for; None for a name without dots."""
    parent = full.rpartition('.')[0]
    if not parent:
        return None
    package = __import__(parent, fromlist=['__path__'])
    try:
        return package.__path__
    except AttributeError as error:
        raise ModuleNotFoundError(f'__path__ attribute not found on {parent!r} while trying to find {full!r}',
                                  name=full) from error


def cache_from_source(path, debug_override=None, *, optimization=None):
    """The path of the bytecode file that another Python would write for a source."""
    import os
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    folder, file = os.path.split(os.fspath(path))
    stem, _, extension = file.rpartition('.')
    level = f'.opt-{optimization}' if optimization else ''
    return os.path.join(folder, '__pycache__', f'{stem or extension}.{tag}{level}.pyc')


def source_from_cache(path):
    """The path of the source that belongs to a bytecode file's path."""
    import os
    cache, file = os.path.split(os.fspath(path))
    folder, last = os.path.split(cache)
    if last != '__pycache__':
        raise ValueError(f'__pycache__ not bottom-level directory in {path!r}')
    stem, *others = file.split('.')
    if len(others) not in (2, 3):
        raise ValueError(f'expected only 2 or 3 dots in {file!r}')
    return os.path.join(folder, f'{stem}.py')


def source_hash(source_bytes):
    """A hash of a source, for caches of what is made of it."""
    return (hash(bytes(source_bytes)) & 0xFFFFFFFFFFFFFFFF).to_bytes(8, 'little')


class _LazyModule(type(sys)):
    """The class of a module that was not run yet: the first attribute that is asked for runs it."""

    def __getattribute__(self, attr):
        pending = object.__getattribute__(self, '__spec__').loader_state
        object.__setattr__(self, '__class__', type(sys))
        if pending and not pending.get('loading'):
            pending['loading'] = True
            pending['loader'].exec_module(self)
        return getattr(self, attr)


class LazyLoader:
    """A loader that runs the modules of another one only when they are used."""

    def __init__(self, loader):
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        """A function that makes lazy loaders of what a loader's class makes."""
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        spec = module.__spec__
        module.__loader__ = spec.loader = self.loader
        spec.loader_state = dict(loader=self.loader)
        module.__class__ = _LazyModule
