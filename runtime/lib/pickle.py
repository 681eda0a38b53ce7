"""Objects as bytes that describe them, and back: protocols 0 to 5.

A pickle is a program for a small stack machine. This file writes them: Pickler.save() finds out how
an object is reduced, and a table of methods writes what is built in. _unpickle.py runs them.
From protocol 4 on the bytes are put into frames, of about 64 KiB each, that can be read at once.
"""

import io
import operator
import sys
from copyreg import dispatch_table, _extension_cache, _extension_registry, _inverted_registry

from _pickle_codes import *
from _pickle_codes import OPCODES, encode_float, get_attribute, old_name, whichmodule
from _unpickle import Unpickler

globals().update(OPCODES)

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps",
           "load", "loads", "PickleBuffer", *OPCODES]

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
bytes_types = (bytes, bytearray)

_BATCH = 1000
_FRAME_TARGET = 64 * 1024
_FRAME_MINIMUM = 4
_missing = object()
_function_type = type(lambda: None)


class PickleBuffer:
    """A buffer that may travel beside the pickle (protocol 5)."""

    def __init__(self, buffer):
        self._view = memoryview(buffer)

    def raw(self):
        """The memory as contiguous bytes."""
        if self._view is None:
            raise ValueError("operation forbidden on released PickleBuffer object")
        return self._view.cast("B")

    def release(self):
        """Lets go of the memory."""
        if self._view is not None:
            self._view.release()
            self._view = None

    def __buffer__(self, flags):
        if self._view is None:
            raise ValueError("operation forbidden on released PickleBuffer object")
        return memoryview(self._view)

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'PickleBuffer' object")


def _little(n, size):
    return n.to_bytes(size, "little")


def _fault(answer):
    """What is wrong with what __reduce__ gave, if anything."""
    if not isinstance(answer, tuple):
        return "__reduce__ must return a string or tuple"
    if len(answer) not in range(2, 7):
        return "tuple returned by __reduce__ must contain 2 through 6 elements"
    function, arguments = answer[:2]
    if not callable(function):
        return "first item of the tuple returned by __reduce__ must be callable"
    if not isinstance(arguments, tuple):
        return "second item of the tuple returned by __reduce__ must be a tuple"
    return None


class _Frames:
    """Collects what is written, and cuts it into frames once there is much of it."""

    def __init__(self, write):
        self.write_file, self.current = write, None

    def start(self):
        self.current = bytearray()

    def end(self):
        if self.current:
            self.commit(True)
        self.current = None

    def commit(self, force=False):
        data = self.current
        if data is not None and (force or len(data) >= _FRAME_TARGET):
            if len(data) >= _FRAME_MINIMUM:
                self.write_file(FRAME + _little(len(data), 8))
            self.write_file(bytes(data))
            self.current = bytearray()

    def write(self, data):
        if self.current is None:
            self.write_file(data)
        else:
            self.current += data

    def write_large(self, header, payload):
        # Outside of any frame, so that the payload is not copied.
        if self.current is not None and len(payload) >= _FRAME_TARGET:
            if self.current:
                self.commit(True)
            self.write_file(header)
            self.write_file(payload)
        else:
            self.write(header)
            self.write(payload)


class Pickler:
    """Writes pickles to a file."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        wanted = DEFAULT_PROTOCOL if protocol is None else operator.index(protocol)
        if wanted > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        protocol = HIGHEST_PROTOCOL if wanted < 0 else wanted
        if protocol < 5 and buffer_callback is not None:
            raise ValueError("buffer_callback needs protocol >= 5")
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._beside = buffer_callback
        self.framer = _Frames(file.write)
        self.write, self._write_large_bytes = self.framer.write, self.framer.write_large
        self.memo = {}  # id -> (number, object), which keeps the object alive
        self.proto, self.bin, self.fast = int(protocol), protocol >= 1, 0
        self.fix_imports = fix_imports and protocol < 3

    def clear_memo(self):
        """Forgets which objects were written."""
        self.memo.clear()

    def dump(self, obj):
        """Writes one object."""
        if not hasattr(self, "framer"):
            raise PicklingError("Pickler.__init__() was not called by "
                                f"{self.__class__.__name__}.__init__()")
        if self.proto >= 2:
            self.write(PROTO + _little(self.proto, 1))
        if self.proto >= 4:
            self.framer.start()
        self.save(obj)
        self.write(STOP)
        self.framer.end()

    # ---- the memo

    def memoize(self, obj):
        if self.fast:
            return
        number = len(self.memo)
        self.write(self.put(number))
        self.memo[id(obj)] = number, obj

    def put(self, number):
        if self.proto >= 4:
            return MEMOIZE
        if not self.bin:
            return PUT + b"%d\n" % number
        return BINPUT + _little(number, 1) if number < 256 else LONG_BINPUT + _little(number, 4)

    def get(self, number):
        if not self.bin:
            return GET + b"%d\n" % number
        return BINGET + _little(number, 1) if number < 256 else LONG_BINGET + _little(number, 4)

    # ---- any object

    def persistent_id(self, obj):
        """For subclasses: what names an object that is kept elsewhere; None if it is not."""
        return None

    def save(self, obj, save_persistent_id=True):
        self.framer.commit()
        if save_persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                self.save_pers(pid)
                return
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(self.get(known[0]))
            return
        answer = NotImplemented
        override = getattr(self, "reducer_override", None)
        kind = type(obj)
        if override is not None:
            save = self.dispatch.get(kind)
            if save is None or kind in (_function_type, type):
                answer = override(obj)
            else:
                save(self, obj)
                return
        if answer is NotImplemented:
            save = self.dispatch.get(kind)
            if save is not None:
                save(self, obj)
                return
            answer = self._reduce(obj, kind)
            if answer is None:
                return
        if isinstance(answer, str):
            self.save_global(obj, answer)
            return
        fault = _fault(answer)
        if fault is not None:
            raise PicklingError(fault)
        self.save_reduce(*answer, obj=obj)

    def _reduce(self, obj, kind):
        """What a registered function, __reduce_ex__ or __reduce__ says; None if it is written."""
        reduce = getattr(self, "dispatch_table", dispatch_table).get(kind)
        if reduce is not None:
            return reduce(obj)
        if issubclass(kind, type):
            self.save_global(obj)
            return None
        reduce = getattr(obj, "__reduce_ex__", None)
        if reduce is not None:
            return reduce(self.proto)
        reduce = getattr(obj, "__reduce__", None)
        if reduce is not None:
            return reduce()
        raise PicklingError(f"can't pickle {kind.__name__!r} object: {obj!r}")

    def save_pers(self, pid):
        if not self.bin:
            text = str(pid)
            if not text.isascii():
                raise PicklingError("persistent IDs in protocol 0 must be ASCII strings")
            self.write(PERSID + text.encode() + b"\n")
        else:
            self.save(pid, False)
            self.write(BINPERSID)

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None,
                    *, obj=None):
        """Writes func(*args), and what is done to the result."""
        if not isinstance(args, tuple):
            raise PicklingError("args from save_reduce() must be a tuple")
        if not callable(func):
            raise PicklingError("func from save_reduce() must be callable")
        name = getattr(func, "__name__", "") if self.proto >= 2 else ""
        if name in ("__newobj__", "__newobj_ex__"):
            self._save_new(name, args, obj)
        else:
            self.save(func)
            self.save(args)
            self.write(REDUCE)
        if obj is not None:
            if id(obj) in self.memo:
                # It contains itself, and was written meanwhile: take that one.
                self.write(POP + self.get(self.memo[id(obj)][0]))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch(listitems, APPEND, APPENDS, self._save_one)
        if dictitems is not None:
            self._batch(dictitems, SETITEM, SETITEMS, self._save_pair)
        if state is None:
            return
        if state_setter is None:
            self.save(state)
            self.write(BUILD)
        else:
            self.save(state_setter)
            self.save(obj)
            self.save(state)
            self.write(TUPLE2 + REDUCE + POP)

    def _save_new(self, name, args, obj):
        cls = args[0]
        if not hasattr(cls, "__new__"):
            raise PicklingError(f"args[0] from {name} args has no __new__")
        if obj is not None and cls is not obj.__class__:
            raise PicklingError(f"args[0] from {name} args has the wrong class")
        if name == "__newobj__":
            self.save(cls)
            self.save(args[1:])
            self.write(NEWOBJ)
            return
        cls, args, kwargs = args
        if self.proto >= 4:
            self.save(cls)
            self.save(args)
            self.save(kwargs)
            self.write(NEWOBJ_EX)
        else:
            from functools import partial
            self.save(partial(cls.__new__, cls, *args, **kwargs))
            self.save(())
            self.write(REDUCE)

    # ---- what is built in

    dispatch = {}

    def save_none(self, obj):
        self.write(NONE)

    def save_bool(self, obj):
        old, new = (TRUE, NEWTRUE) if obj else (FALSE, NEWFALSE)
        self.write(old if self.proto < 2 else new)

    def save_long(self, obj):
        if self.bin:
            if 0 <= obj <= 0xff:
                self.write(BININT1 + _little(obj, 1))
                return
            if 0 <= obj <= 0xffff:
                self.write(BININT2 + _little(obj, 2))
                return
            if -0x80000000 <= obj <= 0x7fffffff:
                self.write(BININT + obj.to_bytes(4, "little", signed=True))
                return
        if self.proto >= 2:
            data = encode_long(obj)
            n = len(data)
            self.write(LONG1 + _little(n, 1) + data if n < 256 else LONG4 + _little(n, 4) + data)
        elif -0x80000000 <= obj <= 0x7fffffff:
            self.write(INT + repr(obj).encode("ascii") + b"\n")
        else:
            self.write(LONG + repr(obj).encode("ascii") + b"L\n")

    def save_float(self, obj):
        if self.bin:
            self.write(BINFLOAT + encode_float(obj))
        else:
            self.write(FLOAT + repr(obj).encode("ascii") + b"\n")

    def save_bytes(self, obj):
        if self.proto < 3:
            # Python 2 knows no bytes: made from text instead.
            if not obj:
                self.save_reduce(bytes, (), obj=obj)
            else:
                import _codecs
                self.save_reduce(_codecs.encode, (str(obj, "latin1"), "latin1"), obj=obj)
            return
        self._save_bytes(obj)
        self.memoize(obj)

    def _save_bytes(self, obj):
        self._write_sized((SHORT_BINBYTES, BINBYTES, BINBYTES8), obj)

    def _write_sized(self, codes, data):
        """The opcode whose size field (of 1, 4, 8 bytes; not all need have one) fits, the size, the data."""
        short, usual, huge = codes
        n = len(data)
        if short is not None and n < 1 << 8:
            self.write(short + _little(n, 1) + data)
        elif n < 1 << 32 or self.proto < 4:
            self._write_large_bytes(usual + _little(n, 4), data)
        else:
            self._write_large_bytes(huge + _little(n, 8), data)

    def save_bytearray(self, obj):
        if self.proto < 5:
            content = (bytes(obj),) if obj else ()
            return self.save_reduce(bytearray, content, obj=obj)
        self._write_large_bytes(BYTEARRAY8 + _little(len(obj), 8), bytes(obj))
        self.memoize(obj)

    def save_picklebuffer(self, obj):
        if self.proto < 5:
            raise PicklingError("PickleBuffer can only be pickled with protocol >= 5")
        with obj.raw() as view:
            if not view.contiguous:
                raise PicklingError("PickleBuffer can not be pickled when pointing to a "
                                    "non-contiguous buffer")
            in_band = self._beside is None or bool(self._beside(obj))
            if not in_band:
                self.write(NEXT_BUFFER + (READONLY_BUFFER if view.readonly else b""))
            elif view.readonly:
                self._save_bytes(view.tobytes())
            else:
                data = view.tobytes()
                self._write_large_bytes(BYTEARRAY8 + _little(len(data), 8), data)
            if in_band:
                self.memoize(obj)

    def save_str(self, obj):
        if not self.bin:
            text = obj
            for char, escape in (("\\", "\\u005c"), ("\0", "\\u0000"), ("\n", "\\u000a"),
                                 ("\r", "\\u000d"), ("\x1a", "\\u001a")):
                text = text.replace(char, escape)
            self.write(UNICODE + text.encode("raw-unicode-escape") + b"\n")
        else:
            short = SHORT_BINUNICODE if self.proto > 3 else None
            self._write_sized((short, BINUNICODE, BINUNICODE8), obj.encode("utf-8", "surrogatepass"))
        self.memoize(obj)

    def save_tuple(self, obj):
        n = len(obj)
        if not n:
            self.write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
            return
        short = n <= 3 and self.proto >= 2
        if not short:
            self.write(MARK)
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            # It contains itself through something else, and was written meanwhile.
            get = self.get(known[0])
            self.write((POP * n if short else POP_MARK if self.bin else POP * (n + 1)) + get)
            return
        self.write((None, TUPLE1, TUPLE2, TUPLE3)[n] if short else TUPLE)
        self.memoize(obj)

    def save_list(self, obj):
        self.write(EMPTY_LIST if self.bin else MARK + LIST)
        self.memoize(obj)
        self._batch(obj, APPEND, APPENDS, self._save_one)

    def save_dict(self, obj):
        self.write(EMPTY_DICT if self.bin else MARK + DICT)
        self.memoize(obj)
        self._batch(obj.items(), SETITEM, SETITEMS, self._save_pair)

    def _save_one(self, item):
        self.save(item)

    def _save_pair(self, item):
        key, value = item
        self.save(key)
        self.save(value)

    def _batch(self, items, single, many, save):
        if not self.bin:
            for item in items:
                save(item)
                self.write(single)
            return
        items = iter(items)
        while True:
            batch = []
            for item in items:
                batch.append(item)
                if len(batch) == _BATCH:
                    break
            if len(batch) > 1:
                self.write(MARK)
                for item in batch:
                    save(item)
                self.write(many)
            elif batch:
                save(batch[0])
                self.write(single)
            if len(batch) < _BATCH:
                return

    def save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(EMPTY_SET)
        self.memoize(obj)
        items = list(obj)
        for i in range(0, len(items), _BATCH):
            self.write(MARK)
            for item in items[i:i + _BATCH]:
                self.save(item)
            self.write(ADDITEMS)

    def save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(MARK)
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            self.write(POP_MARK + self.get(self.memo[id(obj)][0]))
            return
        self.write(FROZENSET)
        self.memoize(obj)

    # ---- classes and functions, by name

    def save_type(self, obj):
        for value in None, NotImplemented, ...:
            if obj is type(value):
                self.save_reduce(type, (value,), obj=obj)
                return
        self.save_global(obj)

    def save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None)
            if name is None:
                name = obj.__name__
        module_name = whichmodule(obj, name)
        module, parent, found = self._find_global(obj, module_name, name)
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as "
                                f"{module_name}.{name}")
        if self.proto >= 2:
            code = _extension_registry.get((module_name, name))
            if code is not None:
                size, op = ((1, EXT1) if code <= 0xff else (2, EXT2) if code <= 0xffff
                            else (4, EXT4))
                self.write(op + _little(code, size))
                return
        if parent is module:
            name = name.rpartition(".")[2]
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self.write(STACK_GLOBAL)
        elif parent is not module:
            self.save_reduce(getattr, (parent, name.rpartition(".")[2]))
        elif self.proto >= 3:
            self.write(GLOBAL + f"{module_name}\n{name}\n".encode("utf-8"))
        else:
            self._save_old_global(module_name, name)
        self.memoize(obj)

    def _find_global(self, obj, module_name, name):
        try:
            __import__(module_name, level=0)
            module = sys.modules[module_name]
        except (ImportError, KeyError) as e:
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module_name!r} failed"
                                ) from None
        if "<locals>" in name.split("."):
            raise AttributeError(f"Can't get local object {name!r}")
        try:
            found, parent = get_attribute(module, name)
        except AttributeError:
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} "
                                "failed") from None
        return module, parent, found

    def _save_old_global(self, module_name, name):
        if self.fix_imports:
            module_name, name = old_name(module_name, name)
        try:
            self.write(GLOBAL + f"{module_name}\n{name}\n".encode("ascii"))
        except UnicodeEncodeError:
            raise PicklingError(f"can't pickle global identifier '{module_name}.{name}' using "
                                f"pickle protocol {self.proto}") from None

    for _kind, _save in ((type(None), save_none), (bool, save_bool), (int, save_long),
                         (float, save_float), (bytes, save_bytes), (bytearray, save_bytearray),
                         (PickleBuffer, save_picklebuffer), (str, save_str), (tuple, save_tuple),
                         (list, save_list), (dict, save_dict), (set, save_set),
                         (frozenset, save_frozenset), (_function_type, save_global),
                         (type, save_type)):
        dispatch[_kind] = _save
    del _kind, _save


_Pickler, _Unpickler = Pickler, Unpickler


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Writes an object to a file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """An object as bytes."""
    f = io.BytesIO()
    Pickler(f, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return f.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object that was written to a file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors,
                     buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object that the bytes describe."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return Unpickler(io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors,
                     buffers=buffers).load()


_dump, _dumps, _load, _loads = dump, dumps, load, loads
