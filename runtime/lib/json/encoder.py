"""Values to JSON text: JSONEncoder, and in Python what the native encoder does."""

try:
    import _json as _native
except ImportError:
    _native = None

# None where there is no native part.
c_encode_basestring, c_encode_basestring_ascii, c_make_encoder = (
    getattr(_native, name, None) for name in ("encode_basestring", "encode_basestring_ascii", "make_encoder"))

INFINITY = float("inf")
ESCAPE_DCT = {chr(code): f"\\u{code:04x}" for code in range(0x20)}
ESCAPE_DCT |= {char: "\\" + letter for char, letter in zip('\\"\b\f\n\r\t', '\\"bfnrt')}


def py_encode_basestring(s):
    "A str as JSON."
    return '"' + "".join([ESCAPE_DCT.get(c, c) for c in s]) + '"'


encode_basestring = c_encode_basestring or py_encode_basestring


def _escape_ascii(c):
    n = ord(c)
    if 0x20 <= n < 0x7f and c not in ESCAPE_DCT:
        return c
    if c in ESCAPE_DCT:
        return ESCAPE_DCT[c]
    if n < 0x10000:
        return "\\u%04x" % n
    n -= 0x10000
    return "\\u%04x\\u%04x" % (0xd800 | n >> 10, 0xdc00 | n & 0x3ff)


def py_encode_basestring_ascii(s):
    "A str as JSON, in ASCII only."
    return '"' + "".join(map(_escape_ascii, s)) + '"'


encode_basestring_ascii = c_encode_basestring_ascii or py_encode_basestring_ascii


class JSONEncoder:
    """Writes JSON: dict as object, list and tuple as array, str, int, float, True, False and None.

    A subclass writes more by a method default(), which makes one of these of an object or calls that
    of its base, which raises TypeError.
    """

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        "The arguments are those of json.dumps()."
        self.ensure_ascii, self.allow_nan, self.check_circular = ensure_ascii, allow_nan, check_circular
        self.skipkeys, self.sort_keys, self.indent = skipkeys, sort_keys, indent
        if default is not None:
            self.default = default
        if indent is not None:
            self.item_separator = ","
        if separators is not None:
            self.item_separator, self.key_separator = separators

    def default(self, o):
        "What can be written in place of o; a TypeError where there is nothing."
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        "The JSON text of a value."
        if type(o) is str:
            return (encode_basestring_ascii if self.ensure_ascii else encode_basestring)(o)
        return "".join(self.iterencode(o, True))

    def iterencode(self, o, _one_shot=False):
        "An iterator over pieces of the JSON text of a value."
        quote = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        seen, indent = {} if self.check_circular else None, self.indent
        if indent is None and _one_shot and c_make_encoder:
            return c_make_encoder(seen, self.default, quote, None, self.key_separator, self.item_separator,
                                  self.sort_keys, self.skipkeys, self.allow_nan)(o, 0)
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return _make_iterencode(seen, self.default, quote, indent, self._float_text, self.key_separator,
                                self.item_separator, self.sort_keys, self.skipkeys, _one_shot)(o, 0)

    def _float_text(self, o):
        if -INFINITY < o < INFINITY:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
        return "NaN" if o != o else "Infinity" if o > 0 else "-Infinity"


def _make_iterencode(markers, _default, _encoder, _indent, _floatstr, _key_separator,
                     _item_separator, _sort_keys, _skipkeys, _one_shot):
    """A generator function of a value and its level. markers: the containers under way by id, or None."""

    def atom(o):
        "The text of what has no parts; None for all else."
        if o is None or o is True or o is False:
            return "null" if o is None else "true" if o else "false"
        if isinstance(o, str):
            return _encoder(o)
        if isinstance(o, int):
            return int.__repr__(o)  # a subclass may say something else
        if isinstance(o, float):
            return _floatstr(o)
        return None

    def mark(o):
        if markers is None:
            return None
        key = id(o)
        if key in markers:
            raise ValueError("Circular reference detected")
        markers[key] = o
        return key

    def unmark(key):
        if key is not None:
            del markers[key]

    def layout(level):
        "What stands before the first item, between items, and behind the last one."
        if _indent is None:
            return "", _item_separator, ""
        newline = "\n" + _indent * (level + 1)
        return newline, _item_separator + newline, "\n" + _indent * level

    def encode_list(lst, level):
        if not lst:
            yield "[]"
            return
        key = mark(lst)
        first, between, last = layout(level)
        before = "[" + first
        for value in lst:
            text = atom(value)
            if text is not None:
                yield before + text
            else:
                yield before
                yield from encode_parts(value, level + 1)
            before = between
        yield last + "]"
        unmark(key)

    def encode_dict(dct, level):
        if not dct:
            yield "{}"
            return
        key_mark = mark(dct)
        first, between, last = layout(level)
        yield "{" + first
        before = ""
        items = sorted(dct.items()) if _sort_keys else dct.items()
        for name, value in items:
            if not isinstance(name, str):
                text = atom(name)
                if text is None:
                    if _skipkeys:
                        continue
                    raise TypeError("keys must be str, int, float, bool or None, not "
                                    + name.__class__.__name__)
                name = text
            if before:
                yield before
            before = between
            yield _encoder(name)
            yield _key_separator
            text = atom(value)
            if text is None:
                yield from encode_parts(value, level + 1)
            else:
                yield text
        yield last + "}"
        unmark(key_mark)

    def encode_parts(o, level):
        if isinstance(o, (list, tuple)):
            yield from encode_list(o, level)
        elif isinstance(o, dict):
            yield from encode_dict(o, level)
        else:
            key = mark(o)
            yield from encode(_default(o), level)
            unmark(key)

    def encode(o, level):
        text = atom(o)
        if text is not None:
            yield text
        else:
            yield from encode_parts(o, level)

    return encode
