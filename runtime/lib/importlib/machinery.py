"""The machinery of importlib: finders, loaders, hooks, etc."""
from importlib._loaders import (
    BYTECODE_SUFFIXES, DEBUG_BYTECODE_SUFFIXES, EXTENSION_SUFFIXES, OPTIMIZED_BYTECODE_SUFFIXES, SOURCE_SUFFIXES,
    BuiltinImporter, ExtensionFileLoader, FileFinder, FrozenImporter, ModuleSpec, NamespaceLoader, PathFinder,
    SourceFileLoader, SourcelessFileLoader)


def all_suffixes():
    """Returns a list of all recognized module suffixes for this process"""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


__all__ = ['BYTECODE_SUFFIXES', 'BuiltinImporter', 'DEBUG_BYTECODE_SUFFIXES', 'EXTENSION_SUFFIXES',
           'ExtensionFileLoader', 'FileFinder', 'FrozenImporter', 'ModuleSpec', 'NamespaceLoader',
           'OPTIMIZED_BYTECODE_SUFFIXES', 'PathFinder', 'SOURCE_SUFFIXES', 'SourceFileLoader', 'SourcelessFileLoader',
           'all_suffixes']
