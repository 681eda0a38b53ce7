"""What reads one JSON value: the native scanner, or the same in Python."""

__all__ = ["make_scanner"]

try:
    from _json import make_scanner as c_make_scanner
except ImportError:
    c_make_scanner = None


def _number_end(string, start):
    "The index behind the number that begins at start, and whether it is a float; None: no number."
    def digits(at):
        while string[at:at + 1] in _DIGITS:
            at += 1
        return at

    at = start + (string[start:start + 1] == "-")
    end = digits(at)
    if end == at:
        return None
    if string[at] == "0":
        end = at + 1
    floating = False
    if string[end:end + 1] == "." and (fraction := digits(end + 1)) > end + 1:
        end, floating = fraction, True
    if string[end:end + 1] in ("e", "E"):
        exponent = end + 1 + (string[end + 1:end + 2] in ("-", "+"))
        if (last := digits(exponent)) > exponent:
            end, floating = last, True
    return end, floating


_DIGITS = frozenset("0123456789")


def py_make_scanner(context):
    parse_object = context.parse_object
    parse_array = context.parse_array
    parse_string = context.parse_string
    strict = context.strict
    parse_float = context.parse_float
    parse_int = context.parse_int
    parse_constant = context.parse_constant
    object_hook = context.object_hook
    object_pairs_hook = context.object_pairs_hook
    memo = context.memo

    def _scan_once(string, idx):
        try:
            nextchar = string[idx]
        except IndexError:
            raise StopIteration(idx) from None
        if nextchar == '"':
            return parse_string(string, idx + 1, strict)
        if nextchar == "{":
            return parse_object((string, idx + 1), strict, _scan_once, object_hook,
                                object_pairs_hook, memo)
        if nextchar == "[":
            return parse_array((string, idx + 1), _scan_once)
        for word, value in (("null", None), ("true", True), ("false", False)):
            if nextchar == word[0] and string.startswith(word, idx):
                return value, idx + len(word)
        for word in ("NaN", "Infinity", "-Infinity"):
            if nextchar == word[0] and string.startswith(word, idx):
                return parse_constant(word), idx + len(word)
        number = _number_end(string, idx)
        if number is None:
            raise StopIteration(idx)
        end, floating = number
        text = string[idx:end]
        return (parse_float(text) if floating else parse_int(text)), end

    def scan_once(string, idx):
        if idx < 0:
            raise ValueError("idx cannot be negative")
        try:
            return _scan_once(string, idx)
        finally:
            memo.clear()

    return scan_once


make_scanner = c_make_scanner or py_make_scanner
