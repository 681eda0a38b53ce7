"""Values as bytes, and back, by formats.

The first character gives order, sizes and alignment: @ this machine's, all of them (the default);
= this machine's order, < little endian, > or ! big endian, each with standard sizes and no gaps.
Then codes, with a count in front where there is more than one:
x a byte left out    c bytes of length 1    ? bool    s bytes    p bytes with their length in front
b B h H i I l L q Q  ints of 1, 2, 4, 4 (l, L: 8 with @) and 8 bytes, signed and unsigned
n N P  ssize_t, size_t and an address, with @ only    e f d  floats of 2, 4 and 8 bytes
"""

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]

from _struct import *
from _struct import _clearcache
