"""UTF-7 (RFC 2152): runs of UTF-16 in base64 between '+' and '-'."""

import codecs

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {ord(c): i for i, c in enumerate(_DIGITS)}
_DIRECT = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'(),-./:? \t\n\r"
              "!\"#$%&*;<=>@[]^_`{|}")


def encode(input, errors="strict"):
    out, bits, count, shifted = [], 0, 0, False
    for c in input:
        if c in _DIRECT or c == "+" and not shifted:
            if shifted:
                if count:
                    out.append(_DIGITS[bits << (6 - count) & 63])
                if c in _DIGITS or c == "-":
                    out.append("-")
                shifted = False
            out.append("+-" if c == "+" else c)
            continue
        if not shifted:
            out.append("+")
            bits = count = 0
            shifted = True
        code = ord(c)
        units = [code] if code < 0x10000 else [0xd7c0 + (code >> 10), 0xdc00 + (code & 0x3ff)]
        for unit in units:
            bits, count = (bits << 16 | unit) & 0x3fffffff, count + 16
            while count >= 6:
                count -= 6
                out.append(_DIGITS[bits >> count & 63])
            bits &= (1 << count) - 1
    if shifted:
        if count:
            out.append(_DIGITS[bits << (6 - count) & 63])
        out.append("-")
    return "".join(out).encode("ascii"), len(input)


def _decode(data, errors, final):
    """The text, and how many bytes it took; an unfinished run is left for the next time."""
    data = bytes(data)
    out, at, end = [], 0, len(data)
    start = None                # of the run that is open
    bits = count = high = 0
    done, done_text = 0, 0      # where the last complete state was

    def fail(first, last, reason):
        handler = codecs.lookup_error(errors)
        text, place = handler(UnicodeDecodeError("utf7", data, first, last, reason))
        out.append(text)
        return place

    while at < end:
        byte = data[at]
        if start is not None:
            value = _VALUES.get(byte)
            if value is not None:
                bits, count, at = bits << 6 | value, count + 6, at + 1
                if count >= 16:
                    count -= 16
                    unit, bits = bits >> count, bits & (1 << count) - 1
                    if high and 0xdc00 <= unit < 0xe000:
                        out.append(chr(0x10000 + (high - 0xd800 << 10) + unit - 0xdc00))
                        high = 0
                        continue
                    if high:
                        out.append(chr(high))
                        high = 0
                    if 0xd800 <= unit < 0xdc00:
                        high = unit
                    else:
                        out.append(chr(unit))
                continue
            first, start = start, None
            if high:
                out.append(chr(high))
                high = 0
            if count >= 6:
                at = fail(first, at + 1, "partial character in base64 sequence")
                continue
            if bits:
                at = fail(first, at + 1, "non-zero padding bits in base64 sequence")
                continue
            if byte == 0x2d:
                at += 1
            elif byte >= 0x80:
                at = fail(first, at + 1, "unexpected special character")
        elif byte == 0x2b:
            if at + 1 < end and data[at + 1] == 0x2d:
                out.append("+")
                at += 2
            elif at + 1 < end and data[at + 1] not in _VALUES:
                at = fail(at, at + 2, "ill-formed sequence")
            else:
                done, done_text = at, len(out)
                start, bits, count, high = at, 0, 0, 0
                at += 1
        elif byte >= 0x80:
            at = fail(at, at + 1, "unexpected special character")
        else:
            out.append(chr(byte))
            at += 1
    if start is not None:
        if not final:
            return "".join(out[:done_text]), done
        if high or count >= 6 or bits:
            at = fail(start, end, "unterminated shift sequence")
            if at < end:
                text, _ = _decode(data[at:], errors, final)
                out.append(text)
    return "".join(out), end


def utf_7_decode(input, errors="strict", final=False):
    return _decode(input, errors or "strict", final)


def getregentry():
    from encodings import _stateful
    return _stateful("utf-7", encode, utf_7_decode)
