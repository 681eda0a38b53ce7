"""The package `test`: what stands beside this file, then CPython's own tests where they lie.

Only test.support is replaced, since the installed one wants much of CPython's library at once."""

import os

if "CPYTHON_LIB" in os.environ:
    __path__.append(os.environ["CPYTHON_LIB"] + "/test")
