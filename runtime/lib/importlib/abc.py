"""What finders and loaders can do, as abstract base classes; those of importlib are registered with them."""

from abc import ABC, abstractmethod

from importlib import _loaders, machinery

__all__ = ['Loader', 'MetaPathFinder', 'PathEntryFinder', 'ResourceLoader', 'InspectLoader', 'ExecutionLoader',
           'FileLoader', 'SourceLoader']


class _CachingFinder(ABC):
    def invalidate_caches(self):
        """Forget what may have changed. There need be nothing to forget."""


class MetaPathFinder(_CachingFinder):
    """What stands on sys.meta_path: has find_spec(fullname, path, target)."""


class PathEntryFinder(_CachingFinder):
    """What looks into one folder (or the like) of sys.path: has find_spec(fullname, target)."""


class Loader(ABC):
    """Makes modules: has exec_module(module)."""

    def create_module(self, spec):
        """An empty module; None for an ordinary one."""
        return None

    def load_module(self, fullname):
        """The module, from sys.modules if it is there. (Old.)"""
        if hasattr(self, 'exec_module'):
            return _loaders._Loader.load_module(self, fullname)
        raise ImportError


class ResourceLoader(Loader):
    """A loader that can read the files beside its modules."""

    @abstractmethod
    def get_data(self, path):
        """The bytes of a file."""
        raise OSError


class InspectLoader(Loader):
    """A loader that knows the source of its modules."""

    exec_module = _loaders._Loader.exec_module

    @abstractmethod
    def get_source(self, fullname):
        """The text of a module, None if it has none."""
        raise ImportError

    def is_package(self, fullname):
        """Is it a package?"""
        raise ImportError

    def get_code(self, fullname):
        """The code object of a module, None if it has none."""
        text = self.get_source(fullname)
        return text if text is None else self.source_to_code(text, *self._where(fullname))

    def _where(self, fullname):
        """What source_to_code() is told about the place of the text."""
        return ()

    @staticmethod
    def source_to_code(data, path='<string>'):
        """The code object of a text."""
        return compile(data, path, mode='exec', dont_inherit=True)


class ExecutionLoader(InspectLoader):
    """A loader whose modules can be run as scripts."""

    @abstractmethod
    def get_filename(self, fullname):
        """What __file__ of the module is."""
        raise ImportError

    def _where(self, fullname):
        try:
            return (self.get_filename(fullname),)
        except ImportError:
            return ()


class FileLoader(_loaders.FileLoader, ResourceLoader, ExecutionLoader):
    """A loader of files; where the source comes from is left open."""


class SourceLoader(_loaders.SourceLoader, ResourceLoader, ExecutionLoader):
    """A loader of source files, however these are read."""


for _abc, _names in ((MetaPathFinder, 'BuiltinImporter FrozenImporter PathFinder'),
                     (PathEntryFinder, 'FileFinder'),
                     (InspectLoader, 'BuiltinImporter FrozenImporter'),
                     (FileLoader, 'SourceFileLoader SourcelessFileLoader ExtensionFileLoader'),
                     (SourceLoader, 'SourceFileLoader')):
    for _name in _names.split():
        _abc.register(getattr(machinery, _name))
del _abc, _names, _name
