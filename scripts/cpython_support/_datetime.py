"""Stands for the native half of datetime, which test_sys imports to measure what CPython's API hands out."""

from _pydatetime import *

datetime_CAPI = None
