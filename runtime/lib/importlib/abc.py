"""Abstract base classes related to import."""
import abc

from importlib import machinery
from importlib import _loaders

__all__ = ['Loader', 'MetaPathFinder', 'PathEntryFinder', 'ResourceLoader', 'InspectLoader', 'ExecutionLoader',
           'FileLoader', 'SourceLoader']


class Loader(metaclass=abc.ABCMeta):
    """Abstract base class for import loaders."""

    def create_module(self, spec):
        """Return a module to initialize and into which to load.

        This method should raise ImportError if anything prevents it
        from creating a new module.  It may return None to indicate
        that the spec should create the new module.
        """
        return None

    def load_module(self, fullname):
        """Return the loaded module."""
        if not hasattr(self, 'exec_module'):
            raise ImportError
        return _loaders._Loader.load_module(self, fullname)


class MetaPathFinder(metaclass=abc.ABCMeta):
    """Abstract base class for import finders on sys.meta_path."""

    def invalidate_caches(self):
        """An optional method for clearing the finder's cache, if any."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """Abstract base class for path entry finders used by PathFinder."""

    def invalidate_caches(self):
        """An optional method for clearing the finder's cache, if any."""


class ResourceLoader(Loader):
    """Abstract base class for loaders which can return data from their back-end storage."""

    @abc.abstractmethod
    def get_data(self, path):
        """Abstract method which when implemented should return the bytes for the specified path."""
        raise OSError


class InspectLoader(Loader):
    """Abstract base class for loaders which support inspection about the modules they can load."""

    def is_package(self, fullname):
        """Optional method which when implemented should return whether the module is a package."""
        raise ImportError

    def get_code(self, fullname):
        """Method which returns the code object for the module."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        """Abstract method which should return the source code for the module."""
        raise ImportError

    @staticmethod
    def source_to_code(data, path='<string>'):
        """Compile 'data' into a code object."""
        return compile(data, path, 'exec', dont_inherit=True)

    exec_module = _loaders._Loader.exec_module


class ExecutionLoader(InspectLoader):
    """Abstract base class for loaders that wish to support the execution of modules as scripts."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        """Abstract method which should return the value that __file__ is to be set to."""
        raise ImportError

    def get_code(self, fullname):
        """Method to return the code object for fullname."""
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class FileLoader(_loaders.FileLoader, ResourceLoader, ExecutionLoader):
    """Abstract base class partially implementing the ResourceLoader and ExecutionLoader ABCs."""


class SourceLoader(_loaders.SourceLoader, ResourceLoader, ExecutionLoader):
    """Abstract base class for loading source code (and optionally any corresponding bytecode)."""


for _cls in (machinery.BuiltinImporter, machinery.FrozenImporter, machinery.PathFinder):
    MetaPathFinder.register(_cls)
PathEntryFinder.register(machinery.FileFinder)
for _cls in (machinery.BuiltinImporter, machinery.FrozenImporter):
    InspectLoader.register(_cls)
for _cls in (machinery.SourceFileLoader, machinery.SourcelessFileLoader, machinery.ExtensionFileLoader):
    FileLoader.register(_cls)
SourceLoader.register(machinery.SourceFileLoader)
