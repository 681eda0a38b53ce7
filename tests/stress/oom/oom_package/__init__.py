"""A package that the test of import imports."""
VALUE = 1
from . import inner
