"""The standard codecs, found by name.

search_function() is what the registry of codecs asks.  The Unicode encodings, ASCII and Latin-1 are
built in; the encodings of a byte a character are tables in encodings._charmaps.
"""

import codecs
from encodings import aliases


class CodecRegistryError(LookupError, SystemError):
    pass


def normalize_encoding(encoding):
    """The name with every run of other characters than letters, digits and dots as an underscore."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, "ascii")
    result, gap = [], False
    for c in encoding:
        if c.isalnum() or c == ".":
            if gap and result:
                result.append("_")
            if c.isascii():
                result.append(c)
            gap = False
        else:
            gap = True
    return "".join(result)


def _codec(name, encode, decode, encoder, decoder, text=True):
    """A CodecInfo with the stream classes made from the two functions."""
    both = {"encode": staticmethod(encode), "decode": staticmethod(decode)}
    writer = type("StreamWriter", (codecs.StreamWriter,), dict(both))
    reader = type("StreamReader", (codecs.StreamReader,), dict(both))
    return codecs.CodecInfo(encode, decode, reader, writer, encoder, decoder, name,
                            _is_text_encoding=text)


def _plain_encoder(encode):
    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]
    return IncrementalEncoder


def _plain_decoder(decode):
    class IncrementalDecoder(codecs.IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]
    return IncrementalDecoder


def _buffered_decoder(decode):
    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        _buffer_decode = staticmethod(decode)
    return IncrementalDecoder


def _stateless(name, encode, decode):
    return _codec(name, encode, decode, _plain_encoder(encode), _plain_decoder(decode))


def _stateful(name, encode, partial):
    def decode(input, errors="strict"):
        return partial(input, errors, True)
    info = _codec(name, encode, decode, _plain_encoder(encode), _buffered_decoder(partial))
    info.streamreader.decode = staticmethod(partial)
    return info


def _utf_8_sig():
    mark = codecs.BOM_UTF8

    def encode(input, errors="strict"):
        return mark + codecs.utf_8_encode(input, errors)[0], len(input)

    def decode(input, errors="strict"):
        skip = 3 if input[:3] == mark else 0
        text, consumed = codecs.utf_8_decode(input[skip:], errors, True)
        return text, consumed + skip

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def __init__(self, errors="strict"):
            super().__init__(errors)
            self.first = 1

        def encode(self, input, final=False):
            if not self.first:
                return codecs.utf_8_encode(input, self.errors)[0]
            self.first = 0
            return encode(input, self.errors)[0]

        def reset(self):
            self.first = 1

        def getstate(self):
            return self.first

        def setstate(self, state):
            self.first = state

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        def __init__(self, errors="strict"):
            super().__init__(errors)
            self.first = 1

        def _buffer_decode(self, input, errors, final):
            if self.first:
                if len(input) < 3:
                    if mark.startswith(input) and not final:
                        return "", 0
                    self.first = 0 if not mark.startswith(input) else self.first
                else:
                    self.first = 0
                    if input[:3] == mark:
                        text, consumed = codecs.utf_8_decode(input[3:], errors, final)
                        return text, consumed + 3
            return codecs.utf_8_decode(input, errors, final)

        def reset(self):
            super().reset()
            self.first = 1

        def getstate(self):
            return super().getstate()[0], self.first

        def setstate(self, state):
            super().setstate(state)
            self.first = state[1]

    class StreamWriter(codecs.StreamWriter):
        def reset(self):
            super().reset()
            self.__dict__.pop("encode", None)

        def encode(self, input, errors="strict"):
            self.encode = codecs.utf_8_encode
            return encode(input, errors)

    class StreamReader(codecs.StreamReader):
        def reset(self):
            super().reset()
            self.__dict__.pop("decode", None)

        def decode(self, input, errors="strict"):
            if len(input) < 3 and mark.startswith(input):
                return "", 0
            self.decode = codecs.utf_8_decode
            if input[:3] == mark:
                text, consumed = codecs.utf_8_decode(input[3:], errors)
                return text, consumed + 3
            return codecs.utf_8_decode(input, errors)

    return codecs.CodecInfo(encode, decode, StreamReader, StreamWriter, IncrementalEncoder,
                            IncrementalDecoder, "utf-8-sig")


def _marked(name, encode, partial, partial_ex, little, big, encode_little):
    """UTF-16 and UTF-32 with a byte order mark: the first piece decides."""
    def decode(input, errors="strict"):
        return partial(input, errors, True)

    by_order = {-1: little, 1: big}

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def __init__(self, errors="strict"):
            super().__init__(errors)
            self.encoder = None

        def encode(self, input, final=False):
            if self.encoder is None:
                result = encode(input, self.errors)[0]
                self.encoder = encode_little
                return result
            return self.encoder(input, self.errors)[0]

        def reset(self):
            super().reset()
            self.encoder = None

        def getstate(self):
            return 2 if self.encoder is None else 0

        def setstate(self, state):
            self.encoder = None if state else encode_little

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        def __init__(self, errors="strict"):
            super().__init__(errors)
            self.decoder = None

        def _buffer_decode(self, input, errors, final):
            if self.decoder is not None:
                return self.decoder(input, self.errors, final)
            text, consumed, order = partial_ex(input, errors, 0, final)
            if consumed:
                self.decoder = by_order[order]
            return text, consumed

        def reset(self):
            super().reset()
            self.decoder = None

        def getstate(self):
            state = super().getstate()[0]
            if self.decoder is None:
                return state, 2
            return state, int(self.decoder is big)

        def setstate(self, state):
            super().setstate(state)
            self.decoder = (little, big, None)[state[1]]

    class StreamWriter(codecs.StreamWriter):
        def __init__(self, stream, errors="strict"):
            super().__init__(stream, errors)
            self.encoder = None

        def reset(self):
            super().reset()
            self.encoder = None

        def encode(self, input, errors="strict"):
            if self.encoder is None:
                result = encode(input, errors)
                self.encoder = encode_little
                return result
            return self.encoder(input, errors)

    class StreamReader(codecs.StreamReader):
        def reset(self):
            super().reset()
            self.__dict__.pop("decode", None)

        def decode(self, input, errors="strict"):
            text, consumed, order = partial_ex(input, errors, 0, False)
            if consumed:
                self.decode = by_order[order]
            return text, consumed

    return codecs.CodecInfo(encode, decode, StreamReader, StreamWriter, IncrementalEncoder,
                            IncrementalDecoder, name)


def _charmap(name, upper):
    """An encoding of a byte a character: ASCII, and the table of its upper half."""
    table = "".join(map(chr, range(128))) + upper if len(upper) == 128 else upper
    encoding = codecs.charmap_build(table)

    def encode(input, errors="strict"):
        return codecs.charmap_encode(input, errors, encoding)

    def decode(input, errors="strict"):
        return codecs.charmap_decode(input, errors, table)

    return _stateless(name, encode, decode)


def _rot_13():
    table = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
                          "NOPQRSTUVWXYZABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm")

    def turn(input, errors="strict"):
        return str.translate(input, table), len(input)

    info = _stateless("rot-13", turn, turn)
    info._is_text_encoding = False
    return info


def _hex():
    def encode(input, errors="strict"):
        assert errors == "strict"
        return bytes(input).hex().encode("ascii"), len(input)

    def decode(input, errors="strict"):
        assert errors == "strict"
        return bytes.fromhex(bytes(input).decode("ascii")), len(input)

    info = _stateless("hex", encode, decode)
    info._is_text_encoding = False
    return info


def _raw_partial(decode):
    return lambda input, errors="strict", final=False: decode(input, errors, final)


_builtin = {
    "utf_8": lambda: _stateful("utf-8", codecs.utf_8_encode, codecs.utf_8_decode),
    "utf_8_sig": _utf_8_sig,
    "utf_16_le": lambda: _stateful("utf-16-le", codecs.utf_16_le_encode, codecs.utf_16_le_decode),
    "utf_16_be": lambda: _stateful("utf-16-be", codecs.utf_16_be_encode, codecs.utf_16_be_decode),
    "utf_32_le": lambda: _stateful("utf-32-le", codecs.utf_32_le_encode, codecs.utf_32_le_decode),
    "utf_32_be": lambda: _stateful("utf-32-be", codecs.utf_32_be_encode, codecs.utf_32_be_decode),
    "utf_16": lambda: _marked("utf-16", codecs.utf_16_encode, codecs.utf_16_decode,
                              codecs.utf_16_ex_decode, codecs.utf_16_le_decode,
                              codecs.utf_16_be_decode, codecs.utf_16_le_encode),
    "utf_32": lambda: _marked("utf-32", codecs.utf_32_encode, codecs.utf_32_decode,
                              codecs.utf_32_ex_decode, codecs.utf_32_le_decode,
                              codecs.utf_32_be_decode, codecs.utf_32_le_encode),
    "latin_1": lambda: _stateless("iso8859-1", codecs.latin_1_encode, codecs.latin_1_decode),
    "ascii": lambda: _stateless("ascii", codecs.ascii_encode, codecs.ascii_decode),
    "unicode_escape": lambda: _stateful("unicode-escape", codecs.unicode_escape_encode,
                                        _raw_partial(codecs.unicode_escape_decode)),
    "raw_unicode_escape": lambda: _stateful("raw-unicode-escape", codecs.raw_unicode_escape_encode,
                                            _raw_partial(codecs.raw_unicode_escape_decode)),
    "charmap": lambda: _stateless("charmap", codecs.charmap_encode, codecs.charmap_decode),
    "rot_13": _rot_13,
    "hex_codec": _hex,
}


def search_function(encoding):
    """The CodecInfo for a name, or None."""
    name = normalize_encoding(encoding).lower()
    name = aliases.aliases.get(name) or aliases.aliases.get(name.replace(".", "_")) or name
    if make := _builtin.get(name):
        return make()
    if name == "utf_7":
        from encodings import utf_7
        return utf_7.getregentry()
    from encodings import _charmaps
    if table := _charmaps.tables.get(name):
        return _charmap(_charmaps.names.get(name, name.replace("_", "-")), table)
    return None


codecs.register(search_function)
