"""Values printed on several lines where one is too long.

A value whose repr fits the rest of the line is written so. Otherwise the writer for its kind lays
it out: the writers are found by the type's __repr__, so that a subclass which keeps its base's repr
is written like its base.
"""

import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Prints a value, to stdout unless told otherwise."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact,
                  sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    """The text that pprint() prints, without the newline."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact,
                         sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """pprint() with the order of dicts kept."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """A repr that marks recursion."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether eval() could read the text."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Whether the value contains itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """Orders what cannot be compared by type and address."""

    __slots__ = ["obj"]

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return ((str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj)))


def _safe_tuple(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent_per_level, self._width, self._depth = indent, width, depth
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sort_dicts = bool(compact), sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        pieces = []
        self._format(object, pieces.append, 0, 0, {}, 0)
        return "".join(pieces)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """(text on one line, readable, recursive); for subclasses to override."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return text

    # ---- on several lines; `allowance` is what must follow on the last one

    def _format(self, object, write, indent, allowance, context, level):
        key = id(object)
        if key in context:
            write(_recursion(object))
            self._recursive, self._readable = True, False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            kind = type(object)
            writer = self._writers().get(kind.__repr__)
            if writer is None and _is_dataclass_with_own_repr(object):
                writer = PrettyPrinter._write_dataclass
            if writer is not None:
                context[key] = 1
                writer(self, object, write, indent, allowance, context, level + 1)
                del context[key]
                return
        write(text)

    def _write_dict(self, object, write, indent, allowance, context, level):
        step = self._indent_per_level
        write("{" + (step - 1) * " ")
        if len(object):
            items = (sorted(object.items(), key=_safe_tuple) if self._sort_dicts
                     else object.items())
            self._write_pairs(items, write, indent, allowance + 1, context, level)
        write("}")

    def _write_pairs(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            text = self._repr(key, context, level)
            write(text + ": ")
            self._format(value, write, indent + len(text) + 2, allowance if last else 1, context,
                         level)
            if not last:
                write(",\n" + " " * indent)

    def _write_call(self, object, name, inner, write, indent, allowance, context, level):
        write(name + "(")
        self._format(inner, write, indent + len(name) + 1, allowance + 1, context, level)
        write(")")

    def _write_ordered_dict(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "(")
        self._format(list(object.items()), write, indent + len(name) + 1, allowance + 1, context,
                     level)
        write(")")

    def _write_view(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        write(name + "(")
        inner = indent + len(name) + 1
        key = _safe_tuple if name.endswith("items") else _safe_key
        items = sorted(object, key=key) if self._sort_dicts else list(object)
        self._format(items, write, inner, allowance + 1, context, level)
        write(")")

    def _write_list(self, object, write, indent, allowance, context, level):
        write("[")
        self._write_items(object, write, indent, allowance + 1, context, level)
        write("]")

    def _write_tuple(self, object, write, indent, allowance, context, level):
        end = ",)" if len(object) == 1 else ")"
        write("(")
        self._write_items(object, write, indent, allowance + len(end), context, level)
        write(end)

    def _write_set(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        kind = type(object)
        if kind is set:
            write("{")
            end = "}"
        else:
            write(kind.__name__ + "({")
            end = "})"
            indent += len(kind.__name__) + 1
        self._write_items(sorted(object, key=_safe_key), write, indent, allowance + len(end),
                          context, level)
        write(end)

    def _write_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        separator = ",\n" + " " * indent
        between = ""
        room = width = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if room < needed:
                    room = width
                    if between:
                        between = separator
                if room >= needed:
                    room -= needed
                    write(between + text)
                    between = ", "
                    continue
            write(between)
            between = separator
            self._format(item, write, indent, allowance if last else 1, context, level)

    def _write_str(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        pieces = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = whole = self._width - indent
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                room -= allowance
            if len(text) <= room:
                pieces.append(text)
                continue
            words = _words(line)
            part = ""
            for k, word in enumerate(words):
                if k == len(words) - 1 and i == len(lines) - 1:
                    whole -= allowance
                if len(repr(part + word)) > whole:
                    if part:
                        pieces.append(repr(part))
                    part = word
                else:
                    part += word
            if part:
                pieces.append(repr(part))
        if len(pieces) == 1:
            write(text)
            return
        if level == 1:
            write("(")
        write(("\n" + " " * indent).join(pieces))
        if level == 1:
            write(")")

    def _write_bytes(self, object, write, indent, allowance, context, level):
        if len(object) <= 4:
            write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            write("(")
        self._write_byte_pieces(object, write, indent, allowance)
        if parens:
            write(")")

    def _write_byte_pieces(self, object, write, indent, allowance):
        room, part, between = self._width - indent, b"", ""
        last = len(object) // 4 * 4
        for i in range(0, len(object), 4):
            piece = object[i:i + 4]
            if i == last:
                room -= allowance
            if len(repr(part + piece)) > room:
                if part:
                    write(between + repr(part))
                    between = "\n" + " " * indent
                part = piece
            else:
                part += piece
        if part:
            write(between + repr(part))

    def _write_bytearray(self, object, write, indent, allowance, context, level):
        write("bytearray(")
        self._write_bytes(bytes(object), write, indent + 10, allowance + 1, context, level + 1)
        write(")")

    def _write_mappingproxy(self, object, write, indent, allowance, context, level):
        self._write_call(object, "mappingproxy", object.copy(), write, indent, allowance, context,
                         level)

    def _write_namespace(self, object, write, indent, allowance, context, level):
        name = "namespace" if type(object).__name__ == "SimpleNamespace" else type(object).__name__
        self._write_attributes(name, object.__dict__.items(), write, indent, allowance, context,
                               level)

    def _write_dataclass(self, object, write, indent, allowance, context, level):
        items = [(f.name, getattr(object, f.name))
                 for f in object.__dataclass_fields__.values() if f.repr]
        self._write_attributes(type(object).__name__, items, write, indent, allowance, context,
                               level)

    def _write_attributes(self, name, items, write, indent, allowance, context, level):
        indent += len(name) + 1
        write(name + "(")
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            write(key + "=")
            if id(value) in context:
                write("...")
            else:
                self._format(value, write, indent + len(key) + 1, allowance if last else 1,
                             context, level)
            if not last:
                write(",\n" + " " * indent)
        write(")")

    # ---- the containers of collections, known only if somebody imported it

    def _write_defaultdict(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        write(f"{name}({factory},\n{' ' * indent}")
        self._write_dict(object, write, indent, allowance + 1, context, level)
        write(")")

    def _write_counter(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "({" + (self._indent_per_level - 1) * " ")
        self._write_pairs(object.most_common(), write, indent + len(name) + 1, allowance + 2,
                          context, level)
        write("})")

    def _write_chain_map(self, object, write, indent, allowance, context, level):
        if not len(object.maps):
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "(")
        indent += len(name) + 1
        for i, m in enumerate(object.maps):
            if i == len(object.maps) - 1:
                self._format(m, write, indent, allowance + 1, context, level)
                write(")")
            else:
                self._format(m, write, indent, 1, context, level)
                write(",\n" + " " * indent)

    def _write_deque(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "(")
        indent += len(name) + 1
        write("[")
        if object.maxlen is None:
            self._write_items(object, write, indent, allowance + 2, context, level)
            write("])")
        else:
            self._write_items(object, write, indent, 2, context, level)
            limit = self._repr(object.maxlen, context, level)
            write(f"],\n{' ' * indent}maxlen={limit})")

    def _write_user(self, object, write, indent, allowance, context, level):
        self._format(object.data, write, indent, allowance, context, level - 1)

    _table, _table_known = None, None

    @classmethod
    def _writers(cls):
        P = PrettyPrinter
        # Classes of collections that nobody has used yet are not looked up: that would load them.
        loaded = vars(sys.modules.get("collections", sys))
        known = sum(name in loaded for name in P._COLLECTIONS)
        if P._table is None or known != P._table_known:
            P._table = {
                dict.__repr__: P._write_dict, list.__repr__: P._write_list,
                tuple.__repr__: P._write_tuple, set.__repr__: P._write_set,
                frozenset.__repr__: P._write_set, str.__repr__: P._write_str,
                bytes.__repr__: P._write_bytes, bytearray.__repr__: P._write_bytearray,
                type(type.__dict__).__repr__: P._write_mappingproxy,
                type(sys.implementation).__repr__: P._write_namespace,
            }
            for name, writer in P._COLLECTIONS.items():
                if name in loaded:
                    P._table[loaded[name].__repr__] = writer
            P._table_known = known
        return P._table

    _COLLECTIONS = {"OrderedDict": _write_ordered_dict, "defaultdict": _write_defaultdict,
                    "Counter": _write_counter, "ChainMap": _write_chain_map,
                    "deque": _write_deque, "UserDict": _write_user, "UserList": _write_user,
                    "UserString": _write_user}

    # ---- on one line

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        own = getattr(kind, "__repr__", None)
        if issubclass(kind, int) and own is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        if issubclass(kind, dict) and own is dict.__repr__:
            return self._safe_container(object, context, maxlevels, level, "{}")
        if issubclass(kind, list) and own is list.__repr__:
            return self._safe_container(object, context, maxlevels, level, "[]")
        if issubclass(kind, tuple) and own is tuple.__repr__:
            return self._safe_container(object, context, maxlevels, level, "()")
        text = repr(object)
        return text, text != "" and not text.startswith("<"), False

    def _safe_container(self, object, context, maxlevels, level, ends):
        if not object:
            return ends, True, False
        if maxlevels and level >= maxlevels:
            comma = "," if ends == "()" and len(object) == 1 else ""
            return f"{ends[0]}...{comma}{ends[1]}", False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive, parts = True, False, []

        def text_of(value):
            nonlocal readable, recursive
            text, good, again = self.format(value, context, maxlevels, level + 1)
            readable, recursive = readable and good, recursive or again
            return text
        if ends == "{}":
            items = object.items()
            for key, value in sorted(items, key=_safe_tuple) if self._sort_dicts else items:
                parts.append(f"{text_of(key)}: {text_of(value)}")
        else:
            parts.extend(map(text_of, object))
        del context[id(object)]
        comma = "," if ends == "()" and len(object) == 1 else ""
        return f"{ends[0]}{', '.join(parts)}{comma}{ends[1]}", readable, recursive


def _is_dataclass_with_own_repr(object):
    kind = type(object)
    return (hasattr(kind, "__dataclass_fields__")
            and kind.__dataclass_params__.repr
            and hasattr(kind.__repr__, "__wrapped__")
            and "__create_fn__" in kind.__repr__.__wrapped__.__qualname__)


def _words(line):
    """The line in pieces that end with blanks, as far as there are any."""
    pieces, start, i, n = [], 0, 0, len(line)
    while i < n:
        while i < n and not line[i].isspace():
            i += 1
        while i < n and line[i].isspace():
            i += 1
        pieces.append(line[start:i])
        start = i
    return pieces
