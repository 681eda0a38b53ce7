"""Utility code for constructing importers, etc."""
import sys

from importlib import _resolve
from importlib import _loaders
from importlib._loaders import (MAGIC_NUMBER, decode_source, module_from_spec, spec_from_file_location,
                                spec_from_loader)

__all__ = ['LazyLoader', 'MAGIC_NUMBER', 'cache_from_source', 'decode_source', 'find_spec', 'module_from_spec',
           'resolve_name', 'source_from_cache', 'source_hash', 'spec_from_file_location', 'spec_from_loader']


def resolve_name(name, package):
    """Resolve a relative module name to an absolute one."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {repr(name)} (required for relative module names)')
    return _resolve(name, package)


def find_spec(name, package=None):
    """Return the spec for the specified module.

    First, sys.modules is checked to see if the module was already imported. If
    so, then sys.modules[name].__spec__ is returned. If that happens to be
    set to None, then ValueError is raised. If the module is not in
    sys.modules, then sys.meta_path is searched for a suitable spec with the
    value of 'path' given to the finders. None is returned if no spec could
    be found.

    If the name is for submodule (contains a dot), the parent module is
    automatically imported.

    The name and package arguments work the same as importlib.import_module().
    In other words, relative module names (with leading dots) work.

    """
    fullname = resolve_name(name, package) if name.startswith('.') else name
    if fullname not in sys.modules:
        parent_name = fullname.rpartition('.')[0]
        parent_path = None
        if parent_name:
            parent = __import__(parent_name, fromlist=['__path__'])
            try:
                parent_path = parent.__path__
            except AttributeError as e:
                raise ModuleNotFoundError(f'__path__ attribute not found on {parent_name!r} '
                                          f'while trying to find {fullname!r}', name=fullname) from e
        return _loaders.find_spec(fullname, parent_path)
    module = sys.modules[fullname]
    if module is None:
        return None
    try:
        spec = module.__spec__
    except AttributeError:
        raise ValueError(f'{name}.__spec__ is not set') from None
    if spec is None:
        raise ValueError(f'{name}.__spec__ is None')
    return _loaders.complete_spec(spec)


def cache_from_source(path, debug_override=None, *, optimization=None):
    """The path of the bytecode file that another Python would write for a source."""
    import os
    head, tail = os.path.split(os.fspath(path))
    base, sep, rest = tail.rpartition('.')
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    name = f'{base or rest}.{tag}'
    if optimization:
        name += f'.opt-{optimization}'
    return os.path.join(head, '__pycache__', name + '.pyc')


def source_from_cache(path):
    """The path of the source that belongs to a bytecode file's path."""
    import os
    head, name = os.path.split(os.fspath(path))
    head, folder = os.path.split(head)
    if folder != '__pycache__':
        raise ValueError(f'__pycache__ not bottom-level directory in {path!r}')
    dots = name.count('.')
    if dots not in {2, 3}:
        raise ValueError(f'expected only 2 or 3 dots in {name!r}')
    return os.path.join(head, name.partition('.')[0] + '.py')


def source_hash(source_bytes):
    """A hash of a source, for caches of what is made of it."""
    return (hash(bytes(source_bytes)) & 0xFFFFFFFFFFFFFFFF).to_bytes(8, 'little')


class _LazyModule(type(sys)):
    """A subclass of the module type which triggers loading upon attribute access."""

    def __getattribute__(self, attr):
        spec = object.__getattribute__(self, '__spec__')
        state = spec.loader_state
        object.__setattr__(self, '__class__', type(sys))
        if state is not None and not state.get('loading'):
            state['loading'] = True
            state['loader'].exec_module(self)
        return getattr(self, attr)


class LazyLoader:
    """A loader that creates a module which defers loading until attribute access."""

    @classmethod
    def factory(cls, loader):
        """Construct a callable which returns the eager loader made lazy."""
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def __init__(self, loader):
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')
        self.loader = loader

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = self.loader
        module.__loader__ = self.loader
        module.__spec__.loader_state = {'loader': self.loader}
        module.__class__ = _LazyModule
