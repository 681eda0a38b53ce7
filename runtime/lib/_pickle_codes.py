"""What both halves of pickle share: opcodes, exceptions, numbers as bytes, old names.

The opcodes are those of all protocols, 0 to 5; their names are what pickletools and tests know."""

import sys


class PickleError(Exception):
    """What can go wrong with pickles."""


class PicklingError(PickleError):
    """An object cannot be pickled."""


class UnpicklingError(PickleError):
    """A pickle cannot be read."""


for _class in PickleError, PicklingError, UnpicklingError:
    _class.__module__ = "_pickle"

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4

_text = """
MARK ( STOP . POP 0 POP_MARK 1 DUP 2 FLOAT F INT I BININT J BININT1 K LONG L BININT2 M NONE N
PERSID P BINPERSID Q REDUCE R STRING S BINSTRING T SHORT_BINSTRING U UNICODE V BINUNICODE X APPEND a
BUILD b GLOBAL c DICT d EMPTY_DICT } APPENDS e GET g BINGET h INST i LONG_BINGET j LIST l EMPTY_LIST ]
OBJ o PUT p BINPUT q LONG_BINPUT r SETITEM s TUPLE t EMPTY_TUPLE ) SETITEMS u BINFLOAT G BINBYTES B
SHORT_BINBYTES C
""".split()
OPCODES = {name: code.encode() for name, code in zip(_text[::2], _text[1::2])}
OPCODES.update((name, bytes([0x80 + i])) for i, name in enumerate("""
PROTO NEWOBJ EXT1 EXT2 EXT4 TUPLE1 TUPLE2 TUPLE3 NEWTRUE NEWFALSE LONG1 LONG4 SHORT_BINUNICODE
BINUNICODE8 BINBYTES8 EMPTY_SET ADDITEMS FROZENSET NEWOBJ_EX STACK_GLOBAL MEMOIZE FRAME BYTEARRAY8
NEXT_BUFFER READONLY_BUFFER
""".split()))
OPCODES["TRUE"], OPCODES["FALSE"] = b"I01\n", b"I00\n"


# ---- numbers

def encode_long(x):
    """An int as the fewest bytes of its two's complement, least significant first."""
    if x == 0:
        return b""
    size = (x.bit_length() >> 3) + 1
    data = x.to_bytes(size, "little", signed=True)
    if x < 0 and size > 1 and data[-1] == 0xff and data[-2] & 0x80:
        data = data[:-1]
    return data


def decode_long(data):
    """The int of such bytes."""
    return int.from_bytes(data, "little", signed=True)


def encode_float(x):
    """The eight bytes of a float as IEEE 754 has them, most significant first."""
    from math import copysign, frexp
    sign = copysign(1.0, x) < 0
    if x != x:
        bits = 0x7ff8 << 48
    elif x in (float("inf"), float("-inf")):
        bits = 0x7ff0 << 48
    elif x == 0:
        bits = 0
    else:
        mantissa, exponent = frexp(abs(x))
        exponent += 1022
        if exponent > 0:
            bits = exponent << 52 | int(mantissa * (1 << 53)) & (1 << 52) - 1
        else:
            bits = int(mantissa * (1 << 53)) >> (1 - exponent)
    return (bits | sign << 63).to_bytes(8, "big")


def decode_float(data):
    """The float of such bytes."""
    from math import ldexp
    bits = int.from_bytes(data, "big")
    exponent, mantissa = bits >> 52 & 0x7ff, bits & (1 << 52) - 1
    if exponent == 0x7ff:
        value = float("nan") if mantissa else float("inf")
    elif exponent == 0:
        value = ldexp(mantissa, -1074)
    else:
        value = ldexp(mantissa | 1 << 52, exponent - 1075)
    return -value if bits >> 63 else value


# ---- globals

def get_attribute(obj, name):
    """(the object at a dotted name, its parent)."""
    parent = None
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't get local attribute {name!r} on {obj!r}")
        parent = obj
        try:
            obj = getattr(parent, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {parent!r}") from None
    return obj, parent


def whichmodule(obj, name):
    """The name of the module where an object can be found."""
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for module_name, module in sys.modules.copy().items():
        if module_name in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if get_attribute(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


# Names that Python 2 used, which protocols 0 to 2 go by.
IMPORT_MAPPING = {"__builtin__": "builtins", "copy_reg": "copyreg", "Queue": "queue",
                  "repr": "reprlib", "exceptions": "builtins", "cPickle": "pickle",
                  "thread": "_thread", "dummy_thread": "_dummy_thread",
                  "UserDict": "collections", "UserList": "collections",
                  "UserString": "collections", "whichdb": "dbm", "StringIO": "io",
                  "cStringIO": "io", "anydbm": "dbm", "__main__": "__main__"}
NAME_MAPPING = {("__builtin__", "xrange"): ("builtins", "range"),
                ("__builtin__", "reduce"): ("functools", "reduce"),
                ("__builtin__", "intern"): ("sys", "intern"),
                ("__builtin__", "unichr"): ("builtins", "chr"),
                ("__builtin__", "unicode"): ("builtins", "str"),
                ("__builtin__", "long"): ("builtins", "int"),
                ("itertools", "izip"): ("builtins", "zip"),
                ("itertools", "imap"): ("builtins", "map"),
                ("itertools", "ifilter"): ("builtins", "filter"),
                ("itertools", "ifilterfalse"): ("itertools", "filterfalse"),
                ("itertools", "izip_longest"): ("itertools", "zip_longest"),
                ("UserDict", "IterableUserDict"): ("collections", "UserDict"),
                ("UserList", "UserList"): ("collections", "UserList"),
                ("UserString", "UserString"): ("collections", "UserString"),
                ("exceptions", "StandardError"): ("builtins", "Exception")}


def old_name(module, name):
    """What Python 2 called a global."""
    for old, new in NAME_MAPPING.items():
        if new == (module, name) and old[0] != "exceptions":
            return old
    if module == "builtins":
        import builtins
        kind = getattr(builtins, name, None)
        if isinstance(kind, type) and issubclass(kind, BaseException):
            # Those that split OSError and ImportError up are newer.
            name = next((base.__name__ for base in (OSError, ImportError)
                         if issubclass(kind, base)), name)
            return "exceptions", name
        return "__builtin__", name
    return {"copyreg": "copy_reg", "queue": "Queue", "reprlib": "repr"}.get(module, module), name


def new_name(module, name):
    """What is called now what Python 2 called so."""
    if (module, name) in NAME_MAPPING:
        return NAME_MAPPING[module, name]
    return IMPORT_MAPPING.get(module, module), name
