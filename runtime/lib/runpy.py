"""Running modules and files as programs: their code, in a namespace that nobody else has."""
import os
import sys
from types import ModuleType

__all__ = ['run_module', 'run_path']

_ABSENT = object()


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Runs a module, or a package's __main__, without importing it. Returns its globals."""
    found_name, spec, code = _find_code(mod_name)
    name = found_name if run_name is None else run_name
    if alter_sys:
        return _run_module_code(code, init_globals, name, spec)
    return _run_code(code, {}, init_globals, name, spec)


def run_path(path_name, init_globals=None, run_name=None):
    """Runs a file, or the __main__ of a folder. Returns its globals."""
    path = os.fsdecode(path_name)
    name = '<run_path>' if run_name is None else run_name
    package = name.rpartition('.')[0]
    if os.path.isdir(path):
        return _run_folder(path, init_globals, name, package)
    with open(path, 'rb') as file:
        code = compile(file.read(), path, 'exec', dont_inherit=True)
    return _run_module_code(code, init_globals, name, None, package, path)


def _run_folder(path, init_globals, name, package):
    sys.path.insert(0, path)
    try:
        spec, code = _find_main(path)
        return _run_in_place(path, code, init_globals, name, spec, package)
    finally:
        if path in sys.path:
            sys.path.remove(path)


# ---- running


def _run_code(code, run_globals, init_globals=None, mod_name=None, mod_spec=None, pkg_name=None, script_name=None):
    """Runs code in a namespace, with what a module of that name and spec has in it. Returns the namespace."""
    run_globals.update(init_globals or {})
    if mod_spec is not None:
        script_name = mod_spec.origin
        pkg_name = mod_spec.parent if pkg_name is None else pkg_name
    run_globals |= {'__name__': mod_name, '__package__': pkg_name, '__file__': script_name, '__doc__': None,
                    '__spec__': mod_spec, '__loader__': getattr(mod_spec, 'loader', None),
                    '__cached__': getattr(mod_spec, 'cached', None)}
    exec(code, run_globals)
    return run_globals


def _run_module_code(code, init_globals=None, mod_name=None, mod_spec=None, pkg_name=None, script_name=None):
    """_run_code, for the time of which sys has a new module of that name. Returns its globals."""
    argv0 = script_name if mod_spec is None else mod_spec.origin
    return _run_in_place(argv0, code, init_globals, mod_name, mod_spec, pkg_name, script_name)


def _run_in_place(argv0, code, init_globals, name, *rest):
    """_run_code in a new module, which sys.modules has meanwhile, with argv0 in sys.argv."""
    module = ModuleType(name)
    old_module, old_argv0 = sys.modules.get(name, _ABSENT), sys.argv[0]
    sys.modules[name], sys.argv[0] = module, argv0
    try:
        # A copy, since the namespace may not outlive its module.
        return _run_code(code, vars(module), init_globals, name, *rest).copy()
    finally:
        sys.argv[0] = old_argv0
        if old_module is not _ABSENT:
            sys.modules[name] = old_module
        else:
            sys.modules.pop(name, None)


# ---- finding


def _find_code(name):
    """(name, spec, code) of a module; of a package, those of its __main__."""
    if name[:1] == '.':
        raise ImportError('Relative module names not supported')
    _import_package_of(name)
    spec = _find_spec(name)
    if spec.submodule_search_locations is not None:
        return _find_package_main(name)
    if spec.loader is None:
        raise ImportError(f'{name!r} is a namespace package and cannot be executed')
    code = spec.loader.get_code(name)
    if code is None:
        raise ImportError(f'No code object available for {name}')
    return name, spec, code


def _import_package_of(name):
    package = name.rpartition('.')[0]
    if not package:
        return
    try:
        __import__(package)
    except ImportError as error:
        # That the package is missing is said later; what it imports itself must be there.
        if error.name is None or not f'{package}.'.startswith(error.name + '.'):
            raise
    if not hasattr(sys.modules.get(name), '__path__') and sys.modules.get(name) is not None:
        import warnings
        warnings.warn(f'{name!r} found in sys.modules after import of package {package!r}, but prior to execution of '
                      f'{name!r}; this may result in unpredictable behaviour', RuntimeWarning, stacklevel=2)


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


def _find_package_main(package):
    if package.rpartition('.')[2] == '__main__':
        raise ImportError('Cannot use package as __main__ module')
    try:
        return _find_code(package + '.__main__')
    except ImportError as error:
        if package in sys.modules:
            raise ImportError(f'{error}; {package!r} is a package and cannot be directly executed')
        raise


def _find_main(folder):
    """(spec, code) of the __main__ in a folder that is first on sys.path."""
    running = sys.modules.pop('__main__')  # or it would be found
    try:
        return _find_code('__main__')[1:]
    except ImportError as error:
        if '__main__' not in str(error):
            raise
        raise ImportError(f"can't find '__main__' module in {folder!r}") from error
    finally:
        sys.modules['__main__'] = running
