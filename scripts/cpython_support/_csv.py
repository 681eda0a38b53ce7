"""Stands for the native half of csv, so that its classes can be imported. Nothing is read or written with it."""

import unittest

__version__ = "1.0"
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    pass


class Dialect:
    pass


def register_dialect(name, dialect=None, /, **options):
    pass


def reader(*args, **options):
    raise unittest.SkipTest("needs csv")


writer = unregister_dialect = get_dialect = list_dialects = field_size_limit = reader
