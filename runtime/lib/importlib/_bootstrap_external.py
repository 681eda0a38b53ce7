"""The names under which CPython keeps its loaders; here they are in importlib._loaders."""
from importlib._loaders import *
from importlib._loaders import _Loader as _LoaderBasics


def _get_sourcefile(bytecode_path):
    """The source that belongs to a bytecode file, if it is there."""
    import os
    if not bytecode_path:
        return None
    if not bytecode_path.lower().endswith('.pyc'):
        return bytecode_path
    source = bytecode_path[:-1]
    return source if os.path.isfile(source) else bytecode_path
