"""What reads one JSON value: the native scanner, or the same in Python."""

__all__ = ["make_scanner"]

try:
    from _json import make_scanner as c_make_scanner
except ImportError:
    c_make_scanner = None

_DIGITS = frozenset("0123456789")
_WORDS = {"n": {"null": None}, "t": {"true": True}, "f": {"false": False}}
_CONSTANTS = {"N": "NaN", "I": "Infinity", "-": "-Infinity"}


def _past_digits(text, at):
    while text[at:at + 1] in _DIGITS:
        at += 1
    return at


def _number_end(text, start):
    "The index behind the number that begins at start, and whether it is a float; None: no number."
    begin = start + text.startswith("-", start)
    end = _past_digits(text, begin)
    if end == begin:
        return None
    if text[begin] == "0":
        end = begin + 1
    whole = end
    if text.startswith(".", end) and (past := _past_digits(text, end + 1)) > end + 1:
        end = past
    if text.startswith(("e", "E"), end):
        exponent = end + 1 + text.startswith(("-", "+"), end + 1)
        if (past := _past_digits(text, exponent)) > exponent:
            end = past
    return end, end > whole


class _Scanner:
    "A function scan_once(text, index) -> (value, index behind it) for a decoder."

    def __init__(self, decoder):
        self.decoder = decoder

    def __call__(self, string, idx):
        if idx < 0:
            raise ValueError("idx cannot be negative")
        try:
            return self._scan(string, idx)
        finally:
            self.decoder.memo.clear()

    def _scan(self, text, at):
        decoder, first = self.decoder, text[at:at + 1]
        if not first:
            raise StopIteration(at)
        if first == '"':
            return decoder.parse_string(text, at + 1, decoder.strict)
        if first == "{":
            return decoder.parse_object((text, at + 1), decoder.strict, self._scan, decoder.object_hook,
                                        decoder.object_pairs_hook, decoder.memo)
        if first == "[":
            return decoder.parse_array((text, at + 1), self._scan)
        for word, value in _WORDS.get(first, {}).items():
            if text.startswith(word, at):
                return value, at + len(word)
        constant = _CONSTANTS.get(first)
        if constant and text.startswith(constant, at):
            return decoder.parse_constant(constant), at + len(constant)
        number = _number_end(text, at)
        if number is None:
            raise StopIteration(at)
        end, floating = number
        return (decoder.parse_float if floating else decoder.parse_int)(text[at:end]), end


py_make_scanner = _Scanner
make_scanner = c_make_scanner or py_make_scanner
