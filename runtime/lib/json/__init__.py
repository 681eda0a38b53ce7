"""JSON (RFC 8259): dumps() and dump() write values as text, loads() and load() read them.

>>> dumps(['foo', {'bar': ('baz', None, 1.0, 2)}])
'["foo", {"bar": ["baz", null, 1.0, 2]}]'
>>> loads('{"a": [1, 2.5, true]}')
{'a': [1, 2.5, True]}
"""

__version__ = "2.0.9"
__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]

from .decoder import JSONDecodeError, JSONDecoder
from .encoder import JSONEncoder

_default_encoder = JSONEncoder()
_plain = JSONDecoder()  # of loads() without hooks


def _encoder(skipkeys, ensure_ascii, check_circular, allow_nan, cls, indent, separators, default,
             sort_keys, kw):
    if (not skipkeys and ensure_ascii and check_circular and allow_nan and cls is None
            and indent is None and separators is None and default is None and not sort_keys
            and not kw):
        return _default_encoder
    if cls is None:
        cls = JSONEncoder
    return cls(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
               allow_nan=allow_nan, indent=indent, separators=separators, default=default,
               sort_keys=sort_keys, **kw)


def dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
         cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw):
    "Write a value to a file as JSON. The arguments are those of dumps()."
    encoder = _encoder(skipkeys, ensure_ascii, check_circular, allow_nan, cls, indent, separators,
                       default, sort_keys, kw)
    for chunk in encoder.iterencode(obj):
        fp.write(chunk)


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None,
          indent=None, separators=None, default=None, sort_keys=False, **kw):
    """A value as JSON text.

    skipkeys: leave keys out that are no str, int, float, bool or None, in place of a TypeError.
    ensure_ascii: write what is not ASCII as escapes.
    check_circular: a container inside itself is a ValueError; without, a RecursionError.
    allow_nan: write NaN, Infinity and -Infinity, which JSON does not have; without, a ValueError.
    indent: a level's spaces, or its text; lines are broken. None: all on one line.
    separators: (between items, between key and value).
    default: a function that makes something that can be written of what cannot.
    sort_keys: write the keys of dicts in order.
    cls: a JSONEncoder, that gets what other keyword arguments there are.
    """
    return _encoder(skipkeys, ensure_ascii, check_circular, allow_nan, cls, indent, separators,
                    default, sort_keys, kw).encode(obj)


def detect_encoding(b):
    "The Unicode encoding that the first bytes of a JSON text tell."
    starts = b.startswith
    if starts((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if starts((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if starts(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    # Without a mark: JSON begins with an ASCII character, so zeros tell widths and order.
    if len(b) >= 4:
        if not b[0]:
            return "utf-16-be" if b[1] else "utf-32-be"
        if not b[1]:
            return "utf-16-le" if b[2] or b[3] else "utf-32-le"
    elif len(b) == 2:
        if not b[0]:
            return "utf-16-be"
        if not b[1]:
            return "utf-16-le"
    return "utf-8"


def load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
         object_pairs_hook=None, **kw):
    "Read a value from a file. The arguments are those of loads()."
    return loads(fp.read(), cls=cls, object_hook=object_hook, parse_float=parse_float,
                 parse_int=parse_int, parse_constant=parse_constant,
                 object_pairs_hook=object_pairs_hook, **kw)


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    """The value that a str, bytes or bytearray with JSON means.

    object_hook: called with the dict of each object; its result stands in its place.
    object_pairs_hook: the same with the list of pairs; goes before object_hook.
    parse_float, parse_int: called with the text of each such number.
    parse_constant: called with '-Infinity', 'Infinity' or 'NaN'.
    cls: a JSONDecoder, that gets what other keyword arguments there are.
    """
    if not isinstance(s, str):
        s = _as_text(s)
    elif s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    if cls is object_hook is object_pairs_hook is parse_float is parse_int is parse_constant is None and not kw:
        return _plain.decode(s)
    if cls is None:
        return JSONDecoder(object_hook=object_hook, object_pairs_hook=object_pairs_hook, parse_float=parse_float,
                           parse_int=parse_int, parse_constant=parse_constant, **kw).decode(s)
    # A class of the caller's may not know all of them.
    for name, hook in (("object_hook", object_hook), ("object_pairs_hook", object_pairs_hook),
                       ("parse_float", parse_float), ("parse_int", parse_int), ("parse_constant", parse_constant)):
        if hook is not None:
            kw[name] = hook
    return cls(**kw).decode(s)


def _as_text(data):
    if isinstance(data, (bytes, bytearray)):
        return data.decode(detect_encoding(data), "surrogatepass")
    raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(data).__name__}")
