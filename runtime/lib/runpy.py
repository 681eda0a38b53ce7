"""Running modules and files as programs: their code is found as an import would find it, but not imported."""
import os
import sys
import types

__all__ = ['run_module', 'run_path']


class _Stage:
    """The set for a program: a fresh module under its name in sys.modules, and its file in sys.argv[0].

    Entering it gives the module's namespace; leaving it puts back what was there before.
    """

    def __init__(self, name, file):
        self.name, self.file = name, file

    def __enter__(self):
        self.former = sys.modules.get(self.name), sys.argv[0]
        sys.modules[self.name] = self.module = types.ModuleType(self.name)
        sys.argv[0] = self.file
        return vars(self.module)

    def __exit__(self, *exception):
        module, sys.argv[0] = self.former
        if module is not None:
            sys.modules[self.name] = module
        else:
            sys.modules.pop(self.name, None)


def _perform(code, namespace, given, name, spec=None, package=None, file=None):
    """Run code in a namespace with the variables of a module, and return the namespace."""
    if package is None and spec is not None:
        package = spec.parent
    if given is not None:
        namespace.update(given)
    namespace['__name__'] = name
    namespace['__file__'] = file if spec is None else spec.origin
    for variable, value in (('cached', getattr(spec, 'cached', None)), ('doc', None), ('spec', spec),
                            ('loader', getattr(spec, 'loader', None)), ('package', package)):
        namespace[f'__{variable}__'] = value
    exec(code, namespace)
    return namespace


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Run a module, or a package's __main__, and return its variables.

    init_globals: variables that it has from the start. run_name: its __name__, by default the module's name.
    alter_sys: while it runs, sys.argv[0] and sys.modules[run_name] are its own.
    """
    spec, code = _find(mod_name)
    if run_name is None:
        run_name = spec.name
    if not alter_sys:
        return _perform(code, {}, init_globals, run_name, spec)
    with _Stage(run_name, spec.origin) as namespace:
        return _perform(code, namespace, init_globals, run_name, spec).copy()


def run_path(path_name, init_globals=None, run_name=None):
    """Run a file, or the __main__ of a folder, and return its variables; __name__ is by default '<run_path>'."""
    path = os.fsdecode(path_name)
    name = '<run_path>' if run_name is None else run_name
    package = name.rpartition('.')[0]
    if os.path.isdir(path):
        return _run_folder(path, init_globals, name, package)
    with open(path, 'rb') as file:
        code = compile(file.read(), path, 'exec', dont_inherit=True)
    with _Stage(name, path) as namespace:
        return _perform(code, namespace, init_globals, name, package=package, file=path).copy()


def _run_folder(path, given, name, package):
    sys.path.insert(0, path)
    try:
        spec, code = _find_main()
        with _Stage(name, path) as namespace:
            return _perform(code, namespace, given, name, spec, package).copy()
    finally:
        if path in sys.path:
            sys.path.remove(path)


# ---- finding the code

def _find(name):
    """The spec and the code of a module, for a package those of its __main__; an ImportError if it has none."""
    if name.startswith('.'):
        raise ImportError('Relative module names not supported')
    parent = name.rpartition('.')[0]
    if parent:
        _import_parent(parent, name)
    spec = _find_spec(name)
    if spec.submodule_search_locations is not None:
        return _find_in_package(name)
    if spec.loader is None:
        raise ImportError(f'{name!r} is a namespace package and cannot be executed')
    try:
        code = spec.loader.get_code(name)
    except ImportError as error:
        raise ImportError(str(error)) from error
    if code is None:
        raise ImportError(f'No code object available for {name}')
    return spec, code


def _import_parent(parent, name):
    try:
        __import__(parent)
    except ImportError as error:
        # That the parent is missing is told later; that it misses something itself, now.
        if error.name is None or not f'{parent}.'.startswith(f'{error.name}.'):
            raise
    if not hasattr(sys.modules.get(name), '__path__') and sys.modules.get(name) is not None:
        import warnings
        warnings.warn(RuntimeWarning(
            f'{name!r} found in sys.modules after import of package {parent!r}, but prior to execution of '
            f'{name!r}; this may result in unpredictable behaviour'), stacklevel=2)


def _find_spec(name):
    from importlib.util import find_spec
    try:
        spec = find_spec(name)
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        hint = f". Try using '{name[:-3]}' instead of '{name}' as the module name." if name.endswith('.py') else ''
        raise ImportError(f'Error while finding module specification for {name!r} '
                          f'({type(error).__name__}: {error}){hint}') from error
    if spec is None:
        raise ImportError(f'No module named {name}')
    return spec


def _find_in_package(name):
    if name.rpartition('.')[2] == '__main__':
        raise ImportError('Cannot use package as __main__ module')
    try:
        return _find(f'{name}.__main__')
    except ImportError as error:
        if name not in sys.modules:
            raise
        raise ImportError(f'{error}; {name!r} is a package and cannot be directly executed')


def _find_main():
    """The __main__ of the first folder of sys.path, not the program that runs now."""
    running = sys.modules.pop('__main__')
    try:
        return _find('__main__')
    except ImportError as error:
        if '__main__' not in str(error):
            raise
        raise ImportError(f"can't find '__main__' module in {sys.path[0]!r}") from error
    finally:
        sys.modules['__main__'] = running
