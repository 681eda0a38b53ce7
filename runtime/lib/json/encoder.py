"""Values to JSON text: JSONEncoder, and in Python what the native encoder does."""

try:
    from _json import encode_basestring_ascii as c_encode_basestring_ascii
except ImportError:
    c_encode_basestring_ascii = None
try:
    from _json import encode_basestring as c_encode_basestring
except ImportError:
    c_encode_basestring = None
try:
    from _json import make_encoder as c_make_encoder
except ImportError:
    c_make_encoder = None

INFINITY = float("inf")
ESCAPE_DCT = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r",
              "\t": "\\t"}
for _i in range(0x20):
    ESCAPE_DCT.setdefault(chr(_i), "\\u%04x" % _i)
del _i


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
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        "What can be written in place of o; a TypeError where there is nothing."
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        "The JSON text of a value."
        if isinstance(o, str):
            return (encode_basestring_ascii if self.ensure_ascii else encode_basestring)(o)
        chunks = self.iterencode(o, _one_shot=True)
        if not isinstance(chunks, (list, tuple)):
            chunks = list(chunks)
        return "".join(chunks)

    def iterencode(self, o, _one_shot=False):
        "An iterator over pieces of the JSON text of a value."
        markers = {} if self.check_circular else None
        _encoder = encode_basestring_ascii if self.ensure_ascii else encode_basestring

        def floatstr(o, allow_nan=self.allow_nan, _repr=float.__repr__, _inf=INFINITY,
                     _neginf=-INFINITY):
            if o != o:
                text = "NaN"
            elif o == _inf:
                text = "Infinity"
            elif o == _neginf:
                text = "-Infinity"
            else:
                return _repr(o)
            if not allow_nan:
                raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
            return text

        if self.indent is None or isinstance(self.indent, str):
            indent = self.indent
        else:
            indent = " " * self.indent
        if _one_shot and c_make_encoder is not None and indent is None:
            _iterencode = c_make_encoder(
                markers, self.default, _encoder, indent, self.key_separator, self.item_separator,
                self.sort_keys, self.skipkeys, self.allow_nan)
        else:
            _iterencode = _make_iterencode(
                markers, self.default, _encoder, indent, floatstr, self.key_separator,
                self.item_separator, self.sort_keys, self.skipkeys, _one_shot)
        return _iterencode(o, 0)


def _make_iterencode(markers, _default, _encoder, _indent, _floatstr, _key_separator,
                     _item_separator, _sort_keys, _skipkeys, _one_shot):

    def atom(o):
        "The text of what has no parts; None for all else."
        if isinstance(o, str):
            return _encoder(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
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
        for key, value in items:
            if isinstance(key, str):
                pass
            elif isinstance(key, float):
                key = _floatstr(key)
            elif key is True or key is False or key is None:
                key = atom(key)
            elif isinstance(key, int):
                key = int.__repr__(key)
            elif _skipkeys:
                continue
            else:
                raise TypeError(f"keys must be str, int, float, bool or None, "
                                f"not {key.__class__.__name__}")
            if before:
                yield before
            before = between
            yield _encoder(key)
            yield _key_separator
            text = atom(value)
            if text is not None:
                yield text
            else:
                yield from encode_parts(value, level + 1)
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
