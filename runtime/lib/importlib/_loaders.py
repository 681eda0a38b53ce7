"""Specs, finders and loaders, for programs that show them or use them one by one: the import statement is native, and
does the same by itself. What is found is asked of it with _imp.find()."""
import sys
import _imp
from _operator import attrgetter
from types import ModuleType

ModuleSpec = type(sys.modules['importlib'].__spec__)

SOURCE_SUFFIXES, BYTECODE_SUFFIXES, EXTENSION_SUFFIXES = ['.py'], ['.pyc'], []
OPTIMIZED_BYTECODE_SUFFIXES = DEBUG_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
MAGIC_NUMBER = b'kr\r\n'


# ---- what the native specs can do besides

_compared = attrgetter('name', 'loader', 'origin', 'submodule_search_locations', 'cached', 'has_location')


def __init__(self, name=None, loader=None, *, origin=None, loader_state=None, is_package=None):
    if name is None:
        return  # the native import makes one without arguments, and fills it in
    fields = dict(name=name, loader=loader, origin=origin, loader_state=loader_state, cached=None, has_location=False,
                  _initializing=False, submodule_search_locations=None, parent=name.rpartition('.')[0])
    if is_package:
        fields |= dict(submodule_search_locations=[], parent=name)
    for field in fields:
        setattr(self, field, fields[field])


def __repr__(self):
    given = [name for name in ('origin', 'submodule_search_locations') if getattr(self, name) is not None]
    return f"ModuleSpec({', '.join(f'{name}={getattr(self, name)!r}' for name in ('name', 'loader', *given))})"


def __eq__(self, other):
    try:
        return _compared(self) == _compared(other)
    except AttributeError:
        return NotImplemented


ModuleSpec.__init__, ModuleSpec.__repr__, ModuleSpec.__eq__ = __init__, __repr__, __eq__
ModuleSpec.loader_state = ModuleSpec.cached = None
del __init__, __repr__, __eq__


# ---- making specs

_ASK_LOADER = object()


def _asked(loader, method, name):
    """What a loader says of a module; None if it has no such method, or does not know the module."""
    try:
        return getattr(loader, method)(name) if hasattr(loader, method) else None
    except ImportError:
        return None


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """The spec of a module that a loader can load; what is not given is asked of the loader."""
    where = getattr(loader, '_ORIGIN', None) if origin is None else origin
    if where is None and hasattr(loader, 'get_filename'):
        known = {}
        if is_package is not None:
            known['submodule_search_locations'] = [] if is_package else None
        return spec_from_file_location(name, loader=loader, **known)
    package = _asked(loader, 'is_package', name) if is_package is None else is_package
    return ModuleSpec(name, loader, origin=where, is_package=package)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_ASK_LOADER):
    """The spec of a module in a file; None if no loader is for such files.

    A package has a list of folders as submodule_search_locations; into an empty one comes the file's own.
    """
    import os
    if location is None:
        path = _asked(loader, 'get_filename', name) or '<unknown>'
    else:
        path = os.path.abspath(os.fspath(location))
    if loader is None:
        kinds = [kind for kind in _FILE_LOADERS if path.endswith(tuple(_FILE_LOADERS[kind]))]
        if not kinds:
            return None
        loader = kinds[0](name, path)
    spec = ModuleSpec(name, loader, origin=path)
    spec.has_location = True
    folders = submodule_search_locations
    if folders is _ASK_LOADER:
        folders = [] if _asked(loader, 'is_package', name) else None
    if folders is not None:
        if folders == []:
            folders.append(os.path.dirname(path))
        spec.submodule_search_locations, spec.parent = folders, name
    return spec


def find_spec(name, path=None, target=None):
    """The spec that the first finder knows, of those on sys.meta_path and the interpreter's; None if none does."""
    for finder in (*sys.meta_path, BuiltinImporter, FrozenImporter, PathFinder):
        if hasattr(finder, 'find_spec'):
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                return spec
    return None


def complete_spec(spec):
    """A spec that the native import made, which leaves out the loader: with it."""
    lacks = isinstance(spec, ModuleSpec) and getattr(spec, 'loader', None) is None
    if not lacks or spec.name == '__main__':
        return spec
    parent = sys.modules.get(spec.name.rpartition('.')[0])
    found = find_spec(spec.name, getattr(parent, '__path__', None))
    if found is not None:
        spec.loader = found.loader
        spec.origin = found.origin if spec.origin is None else spec.origin
    return spec


# ---- modules of specs


def _init_module(spec, module):
    """Sets what a module knows of its import, but for what it has already."""
    attributes = {'__name__': spec.name, '__loader__': spec.loader, '__package__': spec.parent, '__spec__': spec}
    if spec.submodule_search_locations is not None:
        attributes['__path__'] = spec.submodule_search_locations
    if spec.has_location:
        attributes['__file__'] = spec.origin
    for name, value in attributes.items():
        if name == '__spec__' or getattr(module, name, None) is None:
            try:
                setattr(module, name, value)
            except AttributeError:  # what create_module() made need not take it
                pass
    return module


def module_from_spec(spec):
    """A module that was not run yet, as the spec's loader creates it."""
    loader = spec.loader
    create = getattr(loader, 'create_module', None)
    if create is None and hasattr(loader, 'exec_module'):
        raise ImportError('loaders that define exec_module() must also define create_module()')
    made = None if create is None else create(spec)
    return _init_module(spec, ModuleType(spec.name) if made is None else made)


def exec_spec(spec, module):
    """Runs the module's code in it, as the loader does it."""
    loader = spec.loader
    if hasattr(loader, 'exec_module'):
        loader.exec_module(module)
    elif loader is not None:
        loader.load_module(spec.name)
    elif spec.submodule_search_locations is not None:  # a namespace package: there is no code
        _init_module(spec, module)
    else:
        raise ImportError('missing loader', name=spec.name)


def decode_source(source_bytes):
    """The text of a source file, in the encoding that it declares; lines end with a newline only."""
    from linecache import _encoding
    data = bytes(source_bytes)
    text = data.decode(_encoding(data))
    for end in '\r\n', '\r':
        text = text.replace(end, '\n')
    return text


# ---- loaders


def _compiled(source, path, optimize=-1):
    return compile(source, path, mode='exec', dont_inherit=True, optimize=optimize)


_NOT_FOUND = (None,) * 4  # in place of what _imp.find() gives: kind, file, is it a package, its folders


def _nothing(self, fullname):
    """None: there is no such thing."""


class _Loader:
    """What all loaders can do that have get_code()."""

    def create_module(self, spec):
        """None: an ordinary module will do."""

    def exec_module(self, module):
        """Runs the module's code in it."""
        name = module.__name__
        code = self.get_code(name)
        if code is None:
            raise ImportError(f'cannot load module {name!r} when get_code() returns None')
        exec(code, vars(module))

    def load_module(self, fullname):
        """Imports a module, or runs it again if it is there. (Old.)"""
        spec = spec_from_loader(fullname, self)
        if fullname not in sys.modules:
            sys.modules[fullname] = module_from_spec(spec)
        exec_spec(spec, sys.modules[fullname])
        return sys.modules[fullname]


class _Inside(_Loader):
    """Finds and loads what the interpreter contains; it is used as a class, without instances."""

    _ORIGIN = None  # what specs call it

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        package = cls._package(fullname)
        return None if package is None else ModuleSpec(fullname, cls, origin=cls._ORIGIN, is_package=package)

    @classmethod
    def is_package(cls, fullname):
        """Is it one? An ImportError if it is not inside."""
        package = cls._package(fullname)
        if package is None:
            raise ImportError(f'{fullname!r} is not a {cls._ORIGIN} module', name=fullname)
        return package


class BuiltinImporter(_Inside):
    """For native modules."""

    _ORIGIN = 'built-in'

    @staticmethod
    def _package(fullname):
        """Is it a package? None if it is not inside."""
        return False if fullname in sys.builtin_module_names else None

    @classmethod
    def create_module(cls, spec):
        cls.is_package(spec.name)
        return __import__(spec.name, fromlist=['*'])

    @staticmethod
    def exec_module(module):
        """Does nothing: the module is whole already."""

    @classmethod
    def get_code(cls, fullname):
        """None, as native modules have no code objects."""
        cls.is_package(fullname)

    get_source = get_code


class FrozenImporter(_Inside):
    """For the modules in Python that are part of the program."""

    _ORIGIN = 'frozen'

    @staticmethod
    def _package(fullname):
        kind, _, is_package, _ = _imp.find(fullname, []) or _NOT_FOUND
        return is_package if kind == 'frozen' else None

    @staticmethod
    def create_module(spec):
        """None: an ordinary module will do."""

    @classmethod
    def exec_module(cls, module):
        exec(cls.get_code(module.__spec__.name), vars(module))

    @classmethod
    def get_code(cls, fullname):
        """The code object."""
        return _compiled(cls.get_source(fullname), f'<frozen {fullname}>')

    @classmethod
    def get_source(cls, fullname):
        """The text."""
        cls.is_package(fullname)
        return _imp.source(fullname)


class FileLoader(_Loader):
    """What the loaders of one module each, in a file, have in common."""

    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self):
        return hash((self.name, self.path))

    def get_filename(self, fullname=None):
        """The file's path. An ImportError if the loader is another module's."""
        if fullname in (None, self.name):
            return self.path
        raise ImportError(f'loader for {self.name} cannot handle {fullname}', name=fullname)

    def load_module(self, fullname=None):
        self.get_filename(fullname)
        return super().load_module(self.name)

    def get_data(self, path):
        """The bytes of a file."""
        with open(str(path), 'rb') as file:
            return file.read()

    def is_package(self, fullname):
        """Is it one? Then its file is called __init__."""
        file = self.get_filename(fullname).rpartition('/')[2]
        return file.rpartition('.')[0] == '__init__' != fullname.rpartition('.')[2]


class SourceLoader(FileLoader):
    """For sources, however they are read."""

    def path_stats(self, path):
        """A dict with the mtime and the size of a source."""
        import os
        status = os.stat(path)
        return dict(mtime=status.st_mtime, size=status.st_size)

    def path_mtime(self, path):
        """When it was changed last."""
        stats = self.path_stats(path)
        return stats['mtime']

    def get_source(self, fullname):
        """The text."""
        file = self.get_filename(fullname)
        try:
            return decode_source(self.get_data(file))
        except OSError as error:
            raise ImportError('source not available through get_data()', name=fullname) from error

    def source_to_code(self, data, path, *, _optimize=-1):
        """The code object of a source, which is anything that compile() takes."""
        return _compiled(data, path, _optimize)

    def get_code(self, fullname):
        """The code object."""
        file = self.get_filename(fullname)
        return self.source_to_code(self.get_data(file), file)


class SourceFileLoader(SourceLoader):
    """For source files."""


class SourcelessFileLoader(FileLoader):
    """For files of bytecode, of which krait reads none."""

    get_source = _nothing

    def get_code(self, fullname):
        raise ImportError(f'bad magic number in {fullname!r}', name=fullname, path=self.path)


class ExtensionFileLoader(FileLoader):
    """For extension modules, of which krait loads none."""

    get_source = get_code = _nothing

    def create_module(self, spec):
        raise ImportError('extension modules cannot be loaded', name=spec.name, path=self.path)


_FILE_LOADERS = {SourceFileLoader: SOURCE_SUFFIXES, SourcelessFileLoader: BYTECODE_SUFFIXES}


class NamespaceLoader(_Loader):
    """For packages that are folders without an __init__ file."""

    def __init__(self, name, path, path_finder=None):
        self._path = path

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ''

    def get_code(self, fullname):
        return _compiled(self.get_source(fullname), '<string>')

    def exec_module(self, module):
        """Does nothing: there is no code."""


# ---- finders


class _Finder:
    def invalidate_caches(self):
        """Does nothing: every look-up asks the file system."""


class PathFinder(_Finder):
    """For what lies in the folders of sys.path, or of a package's __path__; it is used as a class."""

    invalidate_caches = staticmethod(lambda: None)

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        kind, file, is_package, folders = _imp.find(fullname, path) or _NOT_FOUND
        if kind == 'file':
            return spec_from_file_location(fullname, file, submodule_search_locations=folders if is_package else None)
        if kind == 'namespace':
            return _namespace_spec(fullname, folders, NamespaceLoader(fullname, folders))
        return None


def _namespace_spec(name, folders, loader=None):
    spec = ModuleSpec(name, loader, is_package=True)
    spec.submodule_search_locations = folders
    return spec


class FileFinder(_Finder):
    """For what lies in one folder. loader_details: pairs of a loader's class and suffixes of its files."""

    def __init__(self, path, *loader_details):
        import os
        self.path = os.path.abspath(path or '.')
        self._loaders = []
        for loader, suffixes in loader_details:
            self._loaders += [(suffix, loader) for suffix in suffixes]

    def __repr__(self):
        return f'{type(self).__name__}({self.path!r})'

    def find_spec(self, fullname, target=None):
        """The spec of a package, a module or a namespace package, in that order; None if there is nothing."""
        import os
        base = os.path.join(self.path, fullname.rpartition('.')[2])
        for stem, folders in (os.path.join(base, '__init__'), [base]), (base, None):
            for suffix, loader in self._loaders:
                file = stem + suffix
                if os.path.isfile(file):
                    return spec_from_file_location(fullname, file, loader=loader(fullname, file),
                                                   submodule_search_locations=folders)
        return _namespace_spec(fullname, [base]) if os.path.isdir(base) else None

    @classmethod
    def path_hook(cls, *loader_details):
        """A function for sys.path_hooks, which makes finders of folders."""
        def finder(path):
            import os
            if os.path.isdir(path or '.'):
                return cls(path, *loader_details)
            raise ImportError('only directories are supported', path=path)
        return finder


for _name in 'sys', 'builtins':  # which are there before anything can be imported
    if getattr(sys.modules[_name], '__spec__', None) is None:
        sys.modules[_name].__spec__ = BuiltinImporter.find_spec(_name)
del _name
