"""The names under which CPython keeps the core of importing; here they are in importlib._loaders."""
from importlib._loaders import (BuiltinImporter, FrozenImporter, ModuleSpec, find_spec as _find_spec, module_from_spec,
                                spec_from_loader)
from importlib import __import__, _resolve as _resolve_name
