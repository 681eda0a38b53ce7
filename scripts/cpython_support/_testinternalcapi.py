"""Stands for CPython's module of this name: a test that asks it anything is skipped."""

import unittest


def has_inline_values(obj):
    raise unittest.SkipTest("asks for CPython's internals")


def __getattr__(name):
    if name.startswith("__") or name == "hamt":  # test_context does without
        raise AttributeError(name)
    raise unittest.SkipTest("asks for CPython's internals")
