"""The abstract base classes of containers."""

import _collections_abc
from _collections_abc import *
from _collections_abc import _CallableGenericAlias, __all__

from _collections import deque as _deque
from array import array as _array

_collections_abc.MutableSequence.register(_deque)
_collections_abc.MutableSequence.register(_array)
