"""Stands for CPython's module of this name, so that the modules which import it can be. What calls it is skipped."""

import unittest


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)

    def absent(*args, **options):
        raise unittest.SkipTest(f"needs binascii.{name}()")
    return absent
