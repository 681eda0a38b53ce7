"""Specs, finders and loaders. The import statement itself is native and does the same; these classes show it and can be used
one by one."""
import sys
import _imp
from types import ModuleType

ModuleSpec = type(sys.modules['importlib'].__spec__)

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = ['.pyc']
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
EXTENSION_SUFFIXES = []
MAGIC_NUMBER = b'kr\r\n'


def _spec_init(self, name=None, loader=None, *, origin=None, loader_state=None, is_package=None):
    if name is None:
        return  # the native import makes one without arguments, and fills it in
    self.name = name
    self.loader = loader
    self.origin = origin
    self.loader_state = loader_state
    self.submodule_search_locations = [] if is_package else None
    self.cached = None
    self.has_location = False
    self.parent = name if is_package else name.rpartition('.')[0]
    self._initializing = False


def _spec_repr(self):
    args = [f'name={self.name!r}', f'loader={self.loader!r}']
    if self.origin is not None:
        args.append(f'origin={self.origin!r}')
    if self.submodule_search_locations is not None:
        args.append(f'submodule_search_locations={self.submodule_search_locations}')
    return f'ModuleSpec({", ".join(args)})'


def _spec_eq(self, other):
    try:
        return (self.name == other.name and self.loader == other.loader and self.origin == other.origin
                and self.submodule_search_locations == other.submodule_search_locations
                and self.cached == other.cached and self.has_location == other.has_location)
    except AttributeError:
        return NotImplemented


ModuleSpec.__init__ = _spec_init
ModuleSpec.__repr__ = _spec_repr
ModuleSpec.__eq__ = _spec_eq
ModuleSpec.cached = ModuleSpec.loader_state = None
ModuleSpec.__init__.__name__ = '__init__'


class _Loader:
    """What all loaders can do by their source or code."""

    def create_module(self, spec):
        """Use default semantics for module creation."""

    def exec_module(self, module):
        """Execute the module."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when get_code() returns None')
        exec(code, module.__dict__)

    def load_module(self, fullname):
        spec = spec_from_loader(fullname, self)
        module = sys.modules.get(fullname)
        if module is None:
            module = module_from_spec(spec)
        sys.modules[fullname] = module
        exec_spec(spec, module)
        return sys.modules[fullname]


class BuiltinImporter(_Loader):
    """Meta path import for built-in modules.

    All methods are either class or static methods to avoid the need to
    instantiate the class.
    """
    _ORIGIN = 'built-in'

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        found = _imp.find(fullname, [])
        if found is not None and found[0] == 'builtin':
            return spec_from_loader(fullname, cls, origin=cls._ORIGIN)
        return None

    @staticmethod
    def create_module(spec):
        if spec.name not in sys.builtin_module_names:
            raise ImportError(f'{spec.name!r} is not a built-in module', name=spec.name)
        return __import__(spec.name, None, None, ['*'])

    @staticmethod
    def exec_module(module):
        """Exec a built-in module: it is whole already."""

    @classmethod
    def get_code(cls, fullname):
        """Return None as built-in modules do not have code objects."""
        return None

    @classmethod
    def get_source(cls, fullname):
        """Return None as built-in modules do not have source code."""
        return None

    @classmethod
    def is_package(cls, fullname):
        """Return False as built-in modules are never packages."""
        return False


class FrozenImporter(_Loader):
    """Meta path import for frozen modules.

    All methods are either class or static methods to avoid the need to
    instantiate the class.
    """
    _ORIGIN = 'frozen'

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        found = _imp.find(fullname, [])
        if found is None or found[0] != 'frozen':
            return None
        return spec_from_loader(fullname, cls, origin=cls._ORIGIN, is_package=found[2])

    @staticmethod
    def create_module(spec):
        """Set __file__, if able."""

    @classmethod
    def exec_module(cls, module):
        exec(cls.get_code(module.__spec__.name), module.__dict__)

    @classmethod
    def get_code(cls, fullname):
        """Return the code object for the frozen module."""
        return compile(cls._text(fullname), f'<frozen {fullname}>', 'exec', dont_inherit=True)

    @classmethod
    def get_source(cls, fullname):
        """Return the text of the frozen module."""
        return cls._text(fullname)

    @staticmethod
    def _text(fullname):
        text = _imp.source(fullname)
        if text is None:
            raise ImportError(f'{fullname!r} is not a frozen module', name=fullname)
        return text

    @classmethod
    def is_package(cls, fullname):
        """Return True if the frozen module is a package."""
        cls._text(fullname)
        return _imp.find(fullname, [])[2]


class FileLoader(_Loader):
    """Base file loader class which implements the loader protocol methods that
    require file system usage."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def get_filename(self, fullname=None):
        """Return the path to the source file as found by the finder."""
        if fullname is not None and fullname != self.name:
            raise ImportError(f'loader for {self.name} cannot handle {fullname}', name=fullname)
        return self.path

    def get_data(self, path):
        """Return the data from path as raw bytes."""
        import io
        with io.open(str(path), 'rb') as file:
            return file.read()

    def is_package(self, fullname):
        """Concrete implementation of InspectLoader.is_package by checking if
        the path returned by get_filename has a filename of '__init__.py'."""
        stem = self.get_filename(fullname).rpartition('/')[2].rpartition('.')[0]
        return stem == '__init__' and fullname.rpartition('.')[2] != '__init__'


class SourceLoader(FileLoader):
    def path_stats(self, path):
        """Return the metadata for the path."""
        import os
        st = os.stat(path)
        return {'mtime': st.st_mtime, 'size': st.st_size}

    def path_mtime(self, path):
        return self.path_stats(path)['mtime']

    def get_source(self, fullname):
        """Concrete implementation of InspectLoader.get_source."""
        path = self.get_filename(fullname)
        try:
            data = self.get_data(path)
        except OSError as exc:
            raise ImportError('source not available through get_data()', name=fullname) from exc
        return decode_source(data)

    def source_to_code(self, data, path, *, _optimize=-1):
        """Return the code object compiled from source.

        The 'data' argument can be any object type that compile() supports.
        """
        return compile(data, path, 'exec', dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        """Concrete implementation of InspectLoader.get_code."""
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


class SourceFileLoader(SourceLoader):
    """Concrete implementation of SourceLoader using the file system."""


class SourcelessFileLoader(FileLoader):
    """Loader which handles sourceless file imports: krait reads no bytecode."""

    def get_code(self, fullname):
        raise ImportError(f'bad magic number in {fullname!r}', name=fullname, path=self.path)

    def get_source(self, fullname):
        """Return None as there is no source code."""
        return None


class ExtensionFileLoader(FileLoader):
    """Loader for extension modules: krait has none."""

    def create_module(self, spec):
        raise ImportError('extension modules cannot be loaded', name=spec.name, path=self.path)

    def get_code(self, fullname):
        return None

    def get_source(self, fullname):
        return None


class NamespaceLoader(_Loader):
    def __init__(self, name, path, path_finder=None):
        self._path = path

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ''

    def get_code(self, fullname):
        return compile('', '<string>', 'exec', dont_inherit=True)

    def exec_module(self, module):
        pass


class PathFinder:
    """Meta path finder for sys.path and package __path__ attributes."""

    @staticmethod
    def invalidate_caches():
        """There are no caches: every look-up asks the file system."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """Try to find a spec for 'fullname' on sys.path or 'path'."""
        found = _imp.find(fullname, path)
        if found is None:
            return None
        kind, file, is_package, search = found
        if kind == 'file':
            return spec_from_file_location(fullname, file, submodule_search_locations=search if is_package else None)
        if kind == 'namespace':
            spec = ModuleSpec(fullname, NamespaceLoader(fullname, search), is_package=True)
            spec.submodule_search_locations = search
            return spec
        return None


class FileFinder:
    """File-based finder: the modules of one folder."""

    def __init__(self, path, *loader_details):
        self.path = path or '.'
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]

    def invalidate_caches(self):
        """There are no caches."""

    def find_spec(self, fullname, target=None):
        """Try to find a spec for the specified module."""
        import os
        tail = fullname.rpartition('.')[2]
        base = os.path.join(self.path, tail)
        for suffix, loader in self._loaders:
            file = os.path.join(base, '__init__' + suffix)
            if os.path.isfile(file):
                return spec_from_file_location(fullname, file, loader=loader(fullname, file),
                                               submodule_search_locations=[base])
        for suffix, loader in self._loaders:
            if os.path.isfile(base + suffix):
                return spec_from_file_location(fullname, base + suffix, loader=loader(fullname, base + suffix))
        if os.path.isdir(base):
            spec = ModuleSpec(fullname, None)
            spec.submodule_search_locations = [base]
            return spec
        return None

    @classmethod
    def path_hook(cls, *loader_details):
        """A class method which returns a closure to use on sys.path_hook."""
        def path_hook_for_FileFinder(path):
            import os
            if not os.path.isdir(path or '.'):
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)
        return path_hook_for_FileFinder

    def __repr__(self):
        return f'FileFinder({self.path!r})'


# ---- specs and modules

_populate = object()


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Return a module spec based on various loader methods."""
    if origin is None:
        origin = getattr(loader, '_ORIGIN', None)
    if origin is None and hasattr(loader, 'get_filename'):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        return spec_from_file_location(name, loader=loader, submodule_search_locations=[] if is_package else None)
    if is_package is None:
        if hasattr(loader, 'is_package'):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                is_package = None
        else:
            is_package = False
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_populate):
    """Return a module spec based on a file location.

    To indicate that the module is a package, set
    submodule_search_locations to a list of directory paths.  An
    empty list is sufficient, though its not otherwise useful to the
    import system.

    The loader must take a spec as its only __init__() arg.

    """
    import os
    if location is None:
        location = '<unknown>'
        if hasattr(loader, 'get_filename'):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = os.path.abspath(os.fspath(location))
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if loader is None:
        if location.endswith('.py'):
            loader = SourceFileLoader(name, location)
        elif location.endswith('.pyc'):
            loader = SourcelessFileLoader(name, location)
        else:
            return None
        spec.loader = loader
    if submodule_search_locations is _populate:
        if hasattr(loader, 'is_package'):
            try:
                if loader.is_package(name):
                    spec.submodule_search_locations = []
            except ImportError:
                pass
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(os.path.dirname(location))
    if spec.submodule_search_locations is not None:
        spec.parent = name
    return spec


def _init_module(spec, module):
    for name, value in (('__name__', spec.name), ('__loader__', spec.loader), ('__package__', spec.parent)):
        if getattr(module, name, None) is None or name == '__name__':
            try:
                setattr(module, name, value)
            except AttributeError:
                pass
    try:
        module.__spec__ = spec
    except AttributeError:
        pass
    if spec.submodule_search_locations is not None and not hasattr(module, '__path__'):
        module.__path__ = spec.submodule_search_locations
    if spec.has_location and not hasattr(module, '__file__'):
        module.__file__ = spec.origin
    return module


def module_from_spec(spec):
    """Create a module based on the provided spec."""
    module = None
    if hasattr(spec.loader, 'create_module'):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, 'exec_module'):
        raise ImportError('loaders that define exec_module() must also define create_module()')
    if module is None:
        module = ModuleType(spec.name)
    return _init_module(spec, module)


def exec_spec(spec, module):
    """Runs the module's code in it, as the loader does it."""
    if spec.loader is None:
        if spec.submodule_search_locations is None:
            raise ImportError('missing loader', name=spec.name)
        _init_module(spec, module)
        return
    if hasattr(spec.loader, 'exec_module'):
        spec.loader.exec_module(module)
    else:
        spec.loader.load_module(spec.name)


def find_spec(name, path=None, target=None):
    """Asks the finders of sys.meta_path, then those of the interpreter."""
    for finder in [*sys.meta_path, BuiltinImporter, FrozenImporter, PathFinder]:
        find = getattr(finder, 'find_spec', None)
        spec = find(name, path, target) if find is not None else None
        if spec is not None:
            return spec
    return None


def complete_spec(spec):
    """The loader of a spec that the native import made, which leaves it out."""
    if getattr(spec, 'loader', None) is None and isinstance(spec, ModuleSpec) and spec.name != '__main__':
        parent = sys.modules.get(spec.name.rpartition('.')[0])
        other = find_spec(spec.name, getattr(parent, '__path__', None))
        if other is not None:
            spec.loader = other.loader
            if spec.origin is None:
                spec.origin = other.origin
    return spec


def decode_source(source_bytes):
    """Decode bytes representing source code and return the string.

    Universal newline support is used in the decoding.
    """
    from linecache import _encoding
    text = bytes(source_bytes).decode(_encoding(source_bytes))
    return text.replace('\r\n', '\n').replace('\r', '\n')
