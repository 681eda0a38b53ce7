"""Reading pickles: a stack machine with a table of opcodes.

The stack is a list; MARK puts the list itself aside (metastack) and begins a new one, so that what
follows a mark is the whole of the current list. Frames are read at once into a buffer."""

import io
import sys
from copyreg import _extension_cache, _inverted_registry

from _pickle_codes import OPCODES, UnpicklingError, HIGHEST_PROTOCOL
from _pickle_codes import decode_float, decode_long, get_attribute, new_name

__all__ = ["Unpickler"]

_missing = object()


class _Stop(Exception):
    def __init__(self, value):
        self.value = value


class _Underflow(IndexError):
    """There is less on the stack than an opcode needs."""


def _pushing(make):
    """An action that pushes what make() gives."""
    def push(self):
        self.append(make())
    return push


def _packing(n):
    """An action that makes a tuple of the n topmost objects."""
    def pack(self):
        stack = self.stack
        if len(stack) < n:
            raise _Underflow
        stack[-n:] = (tuple(stack[-n:]),)
    return pack


class Unpickler:
    """Reads pickles from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not (hasattr(file, "readline") and hasattr(file, "read")):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._next_line, self._next_bytes = file.readline, file.read
        self._buffers = buffers if buffers is None else iter(buffers)
        self.memo = {}
        self.encoding, self.errors = encoding, errors
        self.proto, self.fix_imports = 0, fix_imports

    def persistent_load(self, pid):
        """For subclasses: the object that persistent_id() named."""
        raise UnpicklingError("A load persistent id instruction was encountered, but no "
                              "persistent_load function was specified.")

    def load(self):
        """Reads one object."""
        if "_next_bytes" not in vars(self):
            cls = type(self).__name__
            raise UnpicklingError(f"Unpickler.__init__() was not called by {cls}.__init__()")
        self._frame = None
        self.metastack, self.stack = [], []
        self.append = self.stack.append
        self.proto = 0
        read, dispatch = self.read, self.dispatch
        try:
            while True:
                key = read(1)
                if not key:
                    raise EOFError("Ran out of input")
                action = dispatch.get(key[0])
                if action is None:
                    raise UnpicklingError(f"invalid load key, '{_shown(key)}'.")
                action(self)
        except _Stop as stop:
            return stop.value
        except IndexError as fault:
            if self.stack and not isinstance(fault, _Underflow):
                raise  # not the stack's, but of an object that was called
            raise UnpicklingError("unexpected MARK found" if self.metastack
                                  else "unpickling stack underflow") from None

    # ---- input

    def read(self, n):
        frame = self._frame
        if frame is not None:
            data = frame.read(n)
            if data or n == 0:
                if len(data) < n:
                    raise UnpicklingError("pickle exhausted before end of frame")
                return data
            self._frame = None
        data = self._next_bytes(n)
        if len(data) < n and not (n == 1 and not data):
            raise UnpicklingError("pickle data was truncated")
        return data

    def _must_read(self, n):
        data = self.read(n)
        if len(data) < n:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        frame = self._frame
        if frame is not None:
            line = frame.readline()
            if line:
                if line[-1:] != b"\n":
                    raise UnpicklingError("pickle exhausted before end of frame")
                return line[:-1]
            self._frame = None
        line = self._next_line()
        if line[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _uint(self, size):
        return int.from_bytes(self._must_read(size), "little")

    def _int4(self):
        return int.from_bytes(self._must_read(4), "little", signed=True)

    def _count(self, size, what):
        n = self._uint(size)
        if n > sys.maxsize:
            raise UnpicklingError(f"{what} exceeds system's maximum size of {sys.maxsize} bytes")
        return n

    def pop_mark(self):
        """What has been pushed since the last mark."""
        items = self.stack
        if not self.metastack:
            raise UnpicklingError("could not find MARK")
        self.stack = self.metastack.pop()
        self.append = self.stack.append
        return items

    # ---- protocol and frames

    def load_proto(self):
        proto = self._uint(1)
        if proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {proto}")
        self.proto = proto

    def load_frame(self):
        n = self._uint(8)
        if n > sys.maxsize:
            raise ValueError(f"frame size > sys.maxsize: {n}")
        if self._frame is not None and self._frame.read() != b"":
            raise UnpicklingError("beginning of a new frame before end of current frame")
        self._frame = None
        data = self._next_bytes(n)
        if len(data) < n:
            raise UnpicklingError("pickle data was truncated")
        self._frame = io.BytesIO(data)

    def load_stop(self):
        raise _Stop(self.stack.pop())

    # ---- constants, numbers, text

    load_none, load_true, load_false = _pushing(lambda: None), _pushing(lambda: True), _pushing(lambda: False)

    def load_int(self):
        data = self._line()
        self.append({b"00": False, b"01": True}.get(data, _missing))
        if self.stack[-1] is _missing:
            self.stack[-1] = int(data, 0)

    def load_binint(self):
        self.append(self._int4())

    def load_binint1(self):
        self.append(self._uint(1))

    def load_binint2(self):
        self.append(self._uint(2))

    def load_long(self):
        data = self._line()
        self.append(int(data[:-1] if data[-1:] == b"L" else data, 0))

    def load_long1(self):
        self.append(decode_long(self._must_read(self._uint(1))))

    def load_long4(self):
        n = self._int4()
        if n < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self.append(decode_long(self._must_read(n)))

    def load_float(self):
        self.append(float(self._line()))

    def load_binfloat(self):
        self.append(decode_float(self._must_read(8)))

    def _decode(self, data):
        # A str of Python 2.
        return data if self.encoding == "bytes" else data.decode(self.encoding, self.errors)

    def load_string(self):
        data = self._line()
        if len(data) < 2 or data[0] != data[-1] or data[0] not in b"\"'":
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self.append(self._decode(_unescape(data[1:-1])))

    def load_binstring(self):
        n = self._int4()
        if n < 0:
            raise UnpicklingError("BINSTRING pickle has negative byte count")
        self.append(self._decode(self._must_read(n)))

    def load_short_binstring(self):
        self.append(self._decode(self._must_read(self._uint(1))))

    def load_unicode(self):
        self.append(str(self._line(), "raw-unicode-escape"))

    def _text(self, size):
        return str(self._must_read(self._count(size, "BINUNICODE")), "utf-8", "surrogatepass")

    def load_short_binunicode(self):
        self.append(self._text(1))

    def load_binunicode(self):
        self.append(self._text(4))

    def load_binunicode8(self):
        self.append(self._text(8))

    def load_short_binbytes(self):
        self.append(self._must_read(self._uint(1)))

    def load_binbytes(self):
        self.append(self._must_read(self._count(4, "BINBYTES")))

    def load_binbytes8(self):
        self.append(self._must_read(self._count(8, "BINBYTES8")))

    def load_bytearray8(self):
        self.append(bytearray(self._must_read(self._count(8, "BYTEARRAY8"))))

    def load_next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* "
                                  "argument was given")
        try:
            self.append(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers") from None

    def load_readonly_buffer(self):
        with memoryview(self.stack[-1]) as view:
            if not view.readonly:
                self.stack[-1] = view.toreadonly()

    # ---- containers

    def load_mark(self):
        self.metastack.append(self.stack)
        self.stack = []
        self.append = self.stack.append

    load_empty_tuple, load_empty_set = _pushing(tuple), _pushing(set)
    load_empty_list, load_empty_dictionary = _pushing(list), _pushing(dict)

    def load_tuple(self):
        items = self.pop_mark()
        self.append(tuple(items))

    load_tuple1, load_tuple2, load_tuple3 = _packing(1), _packing(2), _packing(3)

    def load_list(self):
        items = self.pop_mark()
        self.append(items)

    def load_dict(self):
        items = self.pop_mark()
        self.append({items[i]: items[i + 1] for i in range(0, len(items), 2)})

    def load_frozenset(self):
        items = self.pop_mark()
        self.append(frozenset(items))

    def load_append(self):
        value = self.stack.pop()
        self.stack[-1].append(value)

    def load_appends(self):
        items = self.pop_mark()
        target = self.stack[-1]
        extend = getattr(target, "extend", None)
        if extend is not None:
            extend(items)
            return
        for item in items:
            target.append(item)

    def load_setitem(self):
        value = self.stack.pop()
        key = self.stack.pop()
        self.stack[-1][key] = value

    def load_setitems(self):
        items = self.pop_mark()
        target = self.stack[-1]
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def load_additems(self):
        items = self.pop_mark()
        target = self.stack[-1]
        if isinstance(target, set):
            target.update(items)
            return
        for item in items:
            target.add(item)

    # ---- the stack and the memo

    def load_pop(self):
        if self.stack or not self.metastack:
            self.stack.pop()
        else:
            self.pop_mark()

    def load_pop_mark(self):
        self.pop_mark()

    def load_dup(self):
        self.append(self.stack[-1])

    def _get(self, i):
        try:
            self.append(self.memo[i])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {i}") from None

    def load_get(self):
        self._get(int(self._line()))

    def load_binget(self):
        self._get(self._uint(1))

    def load_long_binget(self):
        self._get(self._uint(4))

    def load_put(self):
        i = int(self._line())
        if i < 0:
            raise ValueError("negative PUT argument")
        self.memo[i] = self.stack[-1]

    def load_binput(self):
        self.memo[self._uint(1)] = self.stack[-1]

    def load_long_binput(self):
        i = self._uint(4)
        if i > sys.maxsize:
            raise ValueError("negative LONG_BINPUT argument")
        self.memo[i] = self.stack[-1]

    def load_memoize(self):
        self.memo[len(self.memo)] = self.stack[-1]

    # ---- objects

    def find_class(self, module, name):
        """The object of a name in a module, which is imported."""
        sys.audit("pickle.find_class", module, name)
        if self.fix_imports and self.proto < 3:
            module, name = new_name(module, name)
        __import__(module, level=0)
        holder = sys.modules[module]
        if self.proto > 3:  # names may have dots
            found, _ = get_attribute(holder, name)
            return found
        try:
            return getattr(holder, name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {holder!r}") from None

    def _global_of_lines(self, encoding):
        module, name = [self._line().decode(encoding) for _ in "mn"]
        return self.find_class(module, name)

    def load_global(self):
        self.append(self._global_of_lines("utf-8"))

    def load_stack_global(self):
        names = self.stack.pop(), self.stack.pop()
        if any(type(name) is not str for name in names):
            raise UnpicklingError("STACK_GLOBAL requires str")
        self.append(self.find_class(*names[::-1]))

    def get_extension(self, code):
        if code not in _extension_cache:
            where = _inverted_registry.get(code)
            if where:
                _extension_cache[code] = self.find_class(*where)
            elif code > 0:
                raise ValueError(f"unregistered extension code {code}")
            else:
                raise UnpicklingError("EXT specifies code <= 0")
        self.append(_extension_cache[code])

    def load_ext1(self):
        self.get_extension(self._uint(1))

    def load_ext2(self):
        self.get_extension(self._uint(2))

    def load_ext4(self):
        self.get_extension(self._int4())

    def load_persid(self):
        try:
            self.append(self._line().decode("ascii"))
        except UnicodeDecodeError:
            raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings") from None
        self.load_binpersid()

    def load_binpersid(self):
        named = self.persistent_load(self.stack.pop())
        self.append(named)

    def _instantiate(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            try:
                value = cls(*args)
            except TypeError as e:
                raise TypeError(f"in constructor for {cls.__name__}: {e}", e.__traceback__) from e
        else:
            value = cls.__new__(cls)
        self.append(value)

    def load_inst(self):
        cls = self._global_of_lines("ascii")
        self._instantiate(cls, self.pop_mark())

    def load_obj(self):
        marked = self.pop_mark()
        self._instantiate(marked[0], marked[1:])

    def load_newobj(self):
        self.append({})
        self.load_newobj_ex()

    def load_newobj_ex(self):
        pop = self.stack.pop
        keywords, args, cls = pop(), pop(), pop()
        self.append(cls.__new__(cls, *args, **keywords))

    def load_reduce(self):
        args = self.stack.pop()
        function = self.stack[-1]
        self.stack[-1] = function(*args)

    def load_build(self):
        state = self.stack.pop()
        target = self.stack[-1]
        set_state = getattr(target, "__setstate__", None)
        if set_state is None:
            _set_attributes(target, state)
        else:
            set_state(state)

    dispatch = {}
    for _name, _method in (("EMPTY_DICT", load_empty_dictionary), ("NEWTRUE", load_true),
                           ("NEWFALSE", load_false)):
        dispatch[OPCODES[_name][0]] = _method
    for _name, _code in OPCODES.items():
        if len(_code) == 1 and _code[0] not in dispatch:
            dispatch[_code[0]] = locals()["load_" + _name.lower()]
    del _name, _method, _code


def _set_attributes(target, state):
    """What an object without __setstate__() does with its state: attributes, or a pair of those and of slots."""
    attributes, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
    for given, what in (attributes, "state"), (slots, "slot state"):
        if given and not isinstance(given, dict):
            raise UnpicklingError(f"{what} is not a dictionary")
    if attributes:
        own = target.__dict__
        for name in attributes:
            own[sys.intern(name) if type(name) is str else name] = attributes[name]
    for name in slots or ():
        setattr(target, name, slots[name])


def _shown(key):
    return chr(key[0]) if 32 <= key[0] < 127 and key != b"'" else f"\\x{key[0]:02x}"


def _unescape(data):
    """The bytes that a str literal of Python 2 means."""
    if b"\\" not in data:
        return data
    simple = {110: 10, 116: 9, 114: 13, 92: 92, 39: 39, 34: 34, 97: 7, 98: 8, 102: 12, 118: 11}
    out, i = bytearray(), 0
    while i < len(data):
        c = data[i]
        i += 1
        if c != 92:
            out.append(c)
            continue
        if i == len(data):
            raise ValueError("Trailing \\ in string")
        c = data[i]
        i += 1
        if c in simple:
            out.append(simple[c])
        elif c == 120:
            digits = data[i:i + 2]
            try:
                out.append(int(digits, 16))
            except ValueError:
                raise ValueError(f"invalid \\x escape at position {i - 2}") from None
            i += 2
        elif 48 <= c <= 55:
            end = i
            while end < i + 2 and end < len(data) and 48 <= data[end] <= 55:
                end += 1
            out.append(int(data[i - 1:end], 8) & 0xff)
            i = end
        elif c != 10:
            out += bytes((92, c))
    return bytes(out)
