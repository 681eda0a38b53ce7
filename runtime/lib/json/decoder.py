"""JSON text to values: JSONDecoder, and in Python what the native scanner does."""

__all__ = ["JSONDecoder", "JSONDecodeError"]

from json import scanner

try:
    from _json import scanstring as c_scanstring
except ImportError:
    c_scanstring = None

NaN = float("nan")
PosInf = float("inf")
NegInf = float("-inf")


class JSONDecodeError(ValueError):
    """A mistake in JSON text.

    msg: the message without the place; doc: the text; pos: the index; lineno, colno: the place.
    """

    # The native scanner makes it from these three.
    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, "%s: line %d column %d (char %d)" % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_CONSTANTS = {"-Infinity": NegInf, "Infinity": PosInf, "NaN": NaN}
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_SPACE = " \t\n\r"
_HEX = frozenset("0123456789abcdefABCDEF")


def _skip(s, end):
    "The index of the next character that is no white space."
    while s[end:end + 1] and s[end] in _SPACE:
        end += 1
    return end


def _decode_uXXXX(s, pos):
    "The number of the four hexadecimal digits behind pos."
    digits = s[pos + 1:pos + 5]
    if len(digits) == 4 and _HEX.issuperset(digits):
        return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", s, pos)


def py_scanstring(s, end, strict=True):
    """Reads the JSON string whose first character, behind the quote, is at end: the string and the
    index behind its other quote. strict: control characters are mistakes."""
    if end.bit_length() > 63:
        raise OverflowError("Python int too large to convert to C ssize_t")
    begin = end - 1
    chunks = []
    while True:
        start = end
        while end < len(s) and s[end] not in '"\\' and (s[end] > "\x1f" or not strict):
            end += 1
        if end >= len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        chunks.append(s[start:end])
        c = s[end]
        if c == '"':
            return "".join(chunks), end + 1
        if c != "\\":
            raise JSONDecodeError("Invalid control character {0!r} at".format(c), s, end)
        end += 1
        if end >= len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        esc = s[end]
        if esc != "u":
            if esc not in _ESCAPES:
                raise JSONDecodeError("Invalid \\escape: {0!r}".format(esc), s, end)
            chunks.append(_ESCAPES[esc])
            end += 1
            continue
        code = _decode_uXXXX(s, end)
        end += 5
        if 0xD800 <= code <= 0xDBFF and s[end:end + 2] == "\\u":
            low = _decode_uXXXX(s, end + 1)
            if 0xDC00 <= low <= 0xDFFF:
                code = 0x10000 + ((code - 0xD800) << 10 | (low - 0xDC00))
                end += 6
        chunks.append(chr(code))


scanstring = c_scanstring or py_scanstring


def _next_item(s, end, close, trailing):
    "Behind an item: (index of the next one, or behind the closing bracket; whether it was closed)."
    end = _skip(s, end)
    c = s[end:end + 1]
    if c == close:
        return end + 1, True
    if c != ",":
        raise JSONDecodeError("Expecting ',' delimiter", s, end)
    comma = end
    end = _skip(s, end + 1)
    if s[end:end + 1] == close:
        raise JSONDecodeError(trailing, s, comma)
    return end, False


def _value(scan_once, s, end):
    "The value at an index, and the index behind it."
    try:
        return scan_once(s, end)
    except StopIteration as stop:
        raise JSONDecodeError("Expecting value", s, stop.value) from None


def JSONObject(s_and_end, strict, scan_once, object_hook, object_pairs_hook, memo=None):
    "Reads an object, behind its brace. memo: the keys so far, that equal ones are one object."
    s, end = s_and_end
    keys = {} if memo is None else memo
    pairs = []
    end = _skip(s, end)
    closed = s.startswith("}", end)
    end += closed
    while not closed:
        if not s.startswith('"', end):
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, end)
        name, end = scanstring(s, end + 1, strict)
        end = _skip(s, end)
        if not s.startswith(":", end):
            raise JSONDecodeError("Expecting ':' delimiter", s, end)
        item, end = _value(scan_once, s, _skip(s, end + 1))
        pairs.append((keys.setdefault(name, name), item))
        end, closed = _next_item(s, end, "}", "Illegal trailing comma before end of object")
    if object_pairs_hook is not None:
        return object_pairs_hook(pairs), end
    return dict(pairs) if object_hook is None else object_hook(dict(pairs)), end


def JSONArray(s_and_end, scan_once):
    "Reads an array, behind its bracket."
    s, end = s_and_end
    items = []
    end = _skip(s, end)
    closed = s.startswith("]", end)
    end += closed
    while not closed:
        item, end = _value(scan_once, s, end)
        items.append(item)
        end, closed = _next_item(s, end, "]", "Illegal trailing comma before end of array")
    return items, end


class JSONDecoder:
    """Reads JSON: objects as dicts, arrays as lists, strings, numbers, true, false and null as str, int
    or float, bool and None; NaN and Infinity, too."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        """The hooks are those of json.loads(). strict: control characters in strings are
        mistakes."""
        self.object_hook, self.object_pairs_hook, self.strict = object_hook, object_pairs_hook, strict
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.parse_string, self.parse_object, self.parse_array = scanstring, JSONObject, JSONArray
        self.memo = {}
        self.scan_once = scanner.make_scanner(self)

    def decode(self, s, _w=_skip):
        "The value that a str means, all of it."
        obj, end = self.raw_decode(s, idx=_w(s, 0))
        end = _w(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """The value that begins at an index, and the index behind it: more may follow."""
        return _value(self.scan_once, s, idx)
