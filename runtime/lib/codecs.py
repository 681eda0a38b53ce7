"""Codecs: finding them, the classes that they are made of, and files that encode and decode."""

import builtins
import sys
from _codecs import *

__all__ = [
    "register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE",
    "BOM64_BE", "BOM64_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32",
    "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo", "Codec", "IncrementalEncoder",
    "IncrementalDecoder", "StreamReader", "StreamWriter", "StreamReaderWriter", "StreamRecoder",
    "getencoder", "getdecoder", "getincrementalencoder", "getincrementaldecoder", "getreader",
    "getwriter", "encode", "decode", "iterencode", "iterdecode", "strict_errors", "ignore_errors",
    "replace_errors", "xmlcharrefreplace_errors", "backslashreplace_errors",
    "namereplace_errors", "register_error", "lookup_error",
]

# Byte order marks.
BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = BOM32_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = BOM32_BE = b"\xfe\xff"
BOM_UTF32_LE = BOM64_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = BOM64_BE = b"\x00\x00\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE if sys.byteorder == "little" else BOM_UTF16_BE
BOM_UTF32 = BOM_UTF32_LE if sys.byteorder == "little" else BOM_UTF32_BE


class CodecInfo(tuple):
    """What the registry keeps of a codec: the tuple (encode, decode, streamreader, streamwriter)."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        info = super().__new__(cls, (encode, decode, streamreader, streamwriter))
        info.encode, info.decode, info.streamreader, info.streamwriter = info
        info.incrementalencoder, info.incrementaldecoder = incrementalencoder, incrementaldecoder
        info.name = name
        if _is_text_encoding is not None:
            info._is_text_encoding = _is_text_encoding
        return info

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} object for encoding {self.name} at {id(self):#x}>"

    def __getnewargs__(self):
        return tuple(self)


class Codec:
    """A codec without state. Both methods give the result and how much they consumed."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


# ---- in pieces ----

class _Incremental:
    """What remembers, between pieces, what its subclasses need."""

    def __init__(self, errors="strict"):
        self.errors, self.buffer = errors, self._nothing

    def reset(self):
        pass

    def setstate(self, state):
        pass


class _Buffered:
    """What leaves a rest of a piece, kept in `buffer`, for the next time."""

    def _join(self, run, input, final):
        whole = self.buffer + input
        result, used = run(whole, self.errors, final)
        self.buffer = whole[used:]
        return result

    def reset(self):
        super().reset()
        self.buffer = self._nothing


class IncrementalEncoder(_Incremental):
    """Encodes in pieces."""

    _nothing = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def getstate(self):
        return 0


class BufferedIncrementalEncoder(_Buffered, IncrementalEncoder):
    """One whose codec may leave a rest of the text for the next time."""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        return self._join(self._buffer_encode, input, final)

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or self._nothing


class IncrementalDecoder(_Incremental):
    """Decodes in pieces."""

    _nothing = b""

    def decode(self, input, final=False):
        raise NotImplementedError

    def getstate(self):
        return self._nothing, 0


class BufferedIncrementalDecoder(_Buffered, IncrementalDecoder):
    """One whose codec may leave an unfinished sequence for the next time."""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        return self._join(self._buffer_decode, input, final)

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer, _ = state


def _incremental(encoding, kind):
    made = getattr(lookup(encoding), kind)
    if made is not None:
        return made
    raise LookupError(encoding)


def getincrementalencoder(encoding):
    return _incremental(encoding, "incrementalencoder")


def getincrementaldecoder(encoding):
    return _incremental(encoding, "incrementaldecoder")


def _each(run, pieces, last):
    for piece in pieces:
        if result := run(piece):
            yield result
    if result := run(last, True):
        yield result


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """Encodes the texts of an iterable, one after the other."""
    yield from _each(getincrementalencoder(encoding)(errors, **kwargs).encode, iterator, "")


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """Decodes the bytes of an iterable, one after the other."""
    yield from _each(getincrementaldecoder(encoding)(errors, **kwargs).decode, iterator, b"")


# ---- streams ----

def getencoder(encoding):
    return lookup(encoding)[0]


def getdecoder(encoding):
    return lookup(encoding)[1]


def getreader(encoding):
    return lookup(encoding)[2]


def getwriter(encoding):
    return lookup(encoding)[3]


class _Wrapper:
    """What is over a stream: all that it does not define is the stream's."""

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError(f"can't serialize {self.__class__.__name__}")


class StreamWriter(_Wrapper, Codec):
    """Encodes what is written to a stream of bytes."""

    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors

    def write(self, object):
        """Writes a text."""
        encoded, _ = self.encode(object, self.errors)
        self.stream.write(encoded)

    def writelines(self, list):
        """Writes many texts as one."""
        self.write("".join(list))

    def reset(self):
        """Begins anew, for codecs that keep a state."""

    def seek(self, offset, whence=0):
        """Moves in the stream; at its beginning, begins anew."""
        self.stream.seek(offset, whence)
        if (offset, whence) == (0, 0):
            self.reset()


def _without_end(line):
    return line.splitlines()[0] if line else line


class StreamReader(_Wrapper, Codec):
    """Decodes what is read from a stream of bytes.

    What was read but not asked for yet is, in this order: `linebuffer`, whole lines, the last one first; `charbuffer`,
    characters; and `bytebuffer`, bytes that are not a whole character.
    """

    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors
        self._forget()

    def _forget(self):
        self.bytebuffer, self.charbuffer, self.linebuffer = b"", self.charbuffertype(), []

    def decode(self, input, errors="strict"):
        raise NotImplementedError

    def _decode_line(self, data, firstline):
        """What decode() returns; what is wrong behind the first line may wait if that is all that is asked for."""
        try:
            return self.decode(data, self.errors)
        except UnicodeDecodeError as error:
            if firstline:
                good = self.decode(data[:error.start], self.errors)
                if len(good[0].splitlines()) > 1:
                    return good
            raise

    def read(self, size=-1, chars=-1, firstline=False):
        """The next characters: `chars` of them, or what about `size` bytes give, or all."""
        if self.linebuffer:
            self.charbuffer = self.charbuffertype().join([*reversed(self.linebuffer), self.charbuffer])
            self.linebuffer = []
        wanted = chars if chars >= 0 else size
        while wanted < 0 or len(self.charbuffer) < wanted:
            fresh = self.stream.read(size) if size >= 0 else self.stream.read()
            if data := self.bytebuffer + fresh:
                text, used = self._decode_line(data, firstline)
                self.charbuffer += text
                self.bytebuffer = data[used:]
            if wanted < 0 or not fresh:
                break
        end = len(self.charbuffer) if wanted < 0 else wanted
        text, self.charbuffer = self.charbuffer[:end], self.charbuffer[end:]
        return text

    def readline(self, size=None, keepends=True):
        """The next line. size: of how many bytes at most, about."""
        line = self.linebuffer.pop() if self.linebuffer else self._read_line(size)
        return line if keepends else _without_end(line)

    def _read_line(self, size):
        text, step = self.charbuffertype(), size or 72
        while True:
            piece = self.read(step, firstline=True)
            if piece[-1:] in ("\r", b"\r"):  # is it half of a line's end?
                piece += self.read(1, 1)
            text += piece
            lines = text.splitlines(keepends=True)
            if len(lines) > 1:
                self.charbuffer = lines.pop() + self.charbuffer
                self.linebuffer = lines[:0:-1]
                return lines[0]
            if size is not None or not piece or _without_end(text) != text:
                return text
            step = min(2 * step, 8000)

    def readlines(self, sizehint=None, keepends=True):
        """All the lines that are left."""
        return self.read().splitlines(keepends)

    def reset(self):
        """Forgets what was read but not asked for."""
        self._forget()

    def seek(self, offset, whence=0):
        """Moves in the stream."""
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration

    def __iter__(self):
        return self


class _TwoWay(_Wrapper):
    """A reader and a writer over one stream."""

    def _set_up(self, stream, Reader, Writer, errors):
        self.stream, self.errors = stream, errors
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def __iter__(self):
        return self

    def reset(self):
        """Both sides begin anew."""
        for side in (self.reader, self.writer):
            side.reset()


class StreamReaderWriter(_TwoWay):
    """Both directions over one stream."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self._set_up(stream, Reader, Writer, errors)

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None, keepends=True):
        return self.reader.readlines(sizehint, keepends)

    def __next__(self):
        return self.reader.__next__()

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def seek(self, offset, whence=0):
        """Moves in the stream; the writer, as for itself, begins anew at the beginning."""
        self.reader.seek(offset, whence)
        if (offset, whence) == (0, 0):
            self.writer.reset()


class StreamRecoder(_TwoWay):
    """A stream of bytes in one encoding over one in another."""

    data_encoding = "unknown"
    file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self._set_up(stream, Reader, Writer, errors)
        self.encode, self.decode = encode, decode

    def _outward(self, text):
        return self.encode(text, self.errors)[0]

    def read(self, size=-1):
        return self._outward(self.reader.read(size))

    def readline(self, size=None):
        return self._outward(self.reader.readline(size))

    def readlines(self, sizehint=None):
        return self.read().splitlines(keepends=True)

    def __next__(self):
        return self._outward(self.reader.__next__())

    def write(self, data):
        text, _ = self.decode(data, self.errors)
        return self.writer.write(text)

    def writelines(self, list):
        return self.write(b"".join(list))

    def seek(self, offset, whence=0):
        """Moves in the stream."""
        for side in (self.reader, self.writer):
            side.seek(offset, whence)


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """A file whose text is encoded and decoded; the file itself is opened in binary mode."""
    if encoding is None:
        return builtins.open(filename, mode, buffering)
    raw = builtins.open(filename, mode if "b" in mode else mode + "b", buffering)
    try:
        codec = lookup(encoding)
        made = StreamReaderWriter(raw, codec.streamreader, codec.streamwriter, errors)
    except BaseException:
        raw.close()
        raise
    made.encoding = encoding
    return made


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """The file's bytes, which are in file_encoding, as bytes in data_encoding."""
    if not file_encoding:
        file_encoding = data_encoding
    outer, inner = map(lookup, (data_encoding, file_encoding))
    made = StreamRecoder(file, outer.encode, outer.decode, inner.streamreader, inner.streamwriter, errors)
    made.data_encoding, made.file_encoding = data_encoding, file_encoding
    return made


# ---- maps of characters ----

def make_identity_dict(rng):
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    """The map turned round; what two keys lead to cannot be encoded: None."""
    result = {}
    for key, value in decoding_map.items():
        result[value] = None if value in result else key
    return result


# ---- error handlers ----


def _bad(error):
    return TypeError(f"don't know how to handle {type(error).__name__} in error callback")


def strict_errors(exception):
    """A codec fails: raises the exception."""
    if isinstance(exception, BaseException):
        raise exception
    raise TypeError("codec must pass exception instance")


def ignore_errors(exception):
    """Leaves out what is wrong."""
    if not isinstance(exception, UnicodeError) or not hasattr(exception, "end"):
        raise _bad(exception)
    return "", exception.end


def replace_errors(exception):
    """A question mark, or U+FFFD where text is the result, for what is wrong."""
    if isinstance(exception, UnicodeEncodeError):
        return "?" * (exception.end - exception.start), exception.end
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    if isinstance(exception, UnicodeTranslateError):
        return "\ufffd" * (exception.end - exception.start), exception.end
    raise _bad(exception)


def xmlcharrefreplace_errors(exception):
    """Encoding only: &#N; for a character that cannot be encoded."""
    if not isinstance(exception, UnicodeEncodeError):
        raise _bad(exception)
    wrong = exception.object[exception.start:exception.end]
    return "".join(f"&#{ord(c)};" for c in wrong), exception.end


def _backslashed(c):
    c = c if isinstance(c, int) else ord(c)
    return f"\\x{c:02x}" if c < 0x100 else f"\\u{c:04x}" if c < 0x10000 else f"\\U{c:08x}"


def backslashreplace_errors(exception):
    """An escape sequence with a backslash for what is wrong."""
    if not isinstance(exception, (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)):
        raise _bad(exception)
    wrong = exception.object[exception.start:exception.end]
    return "".join(map(_backslashed, wrong)), exception.end


def namereplace_errors(exception):
    """Encoding only: \\N{...} for a character that cannot be encoded."""
    if not isinstance(exception, UnicodeEncodeError):
        raise _bad(exception)
    wrong = exception.object[exception.start:exception.end]
    return wrong.encode("ascii", "namereplace").decode("ascii"), exception.end


def _surrogateescape_errors(exception):
    if isinstance(exception, UnicodeEncodeError):
        wrong = exception.object[exception.start:exception.end]
        if not all("\udc80" <= c <= "\udcff" for c in wrong):
            raise exception
        return bytes(ord(c) - 0xdc00 for c in wrong), exception.end
    if isinstance(exception, UnicodeDecodeError):
        result = ""
        for byte in exception.object[exception.start:exception.end][:4]:
            if byte < 0x80:
                break
            result += chr(0xdc00 + byte)
        if not result:
            raise exception
        return result, exception.start + len(result)
    raise _bad(exception)


def _surrogatepass_errors(exception):
    if not isinstance(exception, (UnicodeEncodeError, UnicodeDecodeError)):
        raise _bad(exception)
    name = exception.encoding.lower().replace("_", "-")
    if not name.startswith(("utf-8", "utf8", "utf-16", "utf16", "utf-32", "utf32", "cp65001")):
        raise exception
    if isinstance(exception, UnicodeEncodeError):
        wrong = exception.object[exception.start:exception.end]
        if not all("\ud800" <= c <= "\udfff" for c in wrong):
            raise exception
        if name in ("utf-16", "utf-32", "utf16", "utf32"):
            name += "-le"
        return wrong.encode(name, "surrogatepass"), exception.end
    size = 2 if "16" in name else 4 if "32" in name else 3
    if name in ("utf-16", "utf-32", "utf16", "utf32"):
        name += "-le"
    wrong = exception.object[exception.start:exception.start + size]
    try:
        text = wrong.decode(name, "surrogatepass")
    except UnicodeDecodeError:
        raise exception from None
    if len(text) != 1 or not "\ud800" <= text <= "\udfff":
        raise exception
    return text, exception.start + size


_handlers = {
    "strict": strict_errors,
    "ignore": ignore_errors,
    "replace": replace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors,
    "backslashreplace": backslashreplace_errors,
    "namereplace": namereplace_errors,
    "surrogateescape": _surrogateescape_errors,
    "surrogatepass": _surrogatepass_errors,
}
