"""What CPython's C module of that name offers, from krait's pickle: test_inspect imports it."""
from pickle import (PickleError, Pickler, PicklingError, Unpickler, UnpicklingError, dump, dumps, load, loads)
