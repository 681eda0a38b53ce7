"""Values as text, on several lines where they are too long for one.

What fits the rest of the line is written as format() gives it, on one line. Anything longer is laid out by the
function that `_layouts` has for its kind, which is found by the type's __repr__: a subclass that inherits it is
written like its base. Most kinds are groups: a beginning, items each with a label, an end.
"""

import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Prints a value, to stdout unless there is a stream."""
    options = dict(compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers)
    PrettyPrinter(indent, width, depth, stream, **options).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """What pprint() prints, without the last newline."""
    options = dict(compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers)
    return PrettyPrinter(indent, width, depth, **options).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """pprint(), but dicts keep their order."""
    pprint(object, *args, **kwargs, sort_dicts=sort_dicts)


def saferepr(object):
    """A repr that ends even if the value contains itself."""
    text, _, _ = PrettyPrinter().format(object, {}, None, 0)
    return text


def isreadable(object):
    """Can eval() make the value from its text?"""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """Does the value contain itself?"""
    return PrettyPrinter().isrecursive(object)


class _AnyOrder:
    """A key to sort by: things that cannot be compared go by their type and address."""

    __slots__ = ("thing",)

    def __init__(self, thing):
        self.thing = thing

    def __lt__(self, other):
        try:
            return self.thing < other.thing
        except TypeError:
            return self._rank() < other._rank()

    def _rank(self):
        return str(type(self.thing)), id(self.thing)


def _pair_order(pair):
    return tuple(map(_AnyOrder, pair))


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class PrettyPrinter:
    """Prints values in one style.

    indent      columns for each level of nesting
    width       of lines, as far as it can be kept
    depth       levels to show; deeper ones are ...
    compact     as many items of a sequence on a line as fit, not one
    """

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        self._step, self._width, self._depth = int(indent), int(width), depth
        for wrong, rule in ((self._step < 0, "indent must be >= 0"),
                            (depth is not None and depth <= 0, "depth must be > 0"),
                            (self._width == 0, "width must be != 0")):
            if wrong:
                raise ValueError(rule)
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sorted, self._grouped = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        """Writes a value to the stream."""
        if self._stream is not None:  # there may be no stdout
            self._stream.write(f"{self.pformat(object)}\n")

    def pformat(self, object):
        """The text of a value."""
        page = _Page(self)
        page.put(object, 0, 0, 0)
        return "".join(page.pieces)

    def isrecursive(self, object):
        """Does the value contain itself?"""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Can eval() make the value from its text?"""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable > recursive

    def format(self, object, context, maxlevels, level):
        """The text on one line, is it readable, does it contain itself. For subclasses to override.

        context has the ids of the containers that the value is in.
        """
        kind = type(object)
        shown_by = kind.__repr__
        for base, ends in (dict, "{}"), (list, "[]"), (tuple, "()"):
            if shown_by is base.__repr__ and issubclass(kind, base):
                return self._container(object, ends, context, maxlevels, level)
        if self._grouped and shown_by is int.__repr__ and issubclass(kind, int):
            return f"{object:_d}", True, False
        text = repr(object)
        return text, kind in _READABLE or text[:1] not in ("", "<"), False

    def _container(self, object, ends, context, maxlevels, level):
        if not object:
            return ends, True, False
        start, end = ends
        if ends == "()" and len(object) == 1:
            end = ",)"
        again = id(object) in context
        if maxlevels and level >= maxlevels:
            return f"{start}...{end}", False, again
        if again:
            return _recursion(object), False, True
        context[id(object)] = 1
        if ends == "{}":
            found = [[self.format(each, context, maxlevels, level + 1) for each in pair] for pair in self._pairs(object)]
            texts = [f"{key[0]}: {value[0]}" for key, value in found]
            found = [each for pair in found for each in pair]
        else:
            found = [self.format(each, context, maxlevels, level + 1) for each in object]
            texts = [text for text, _, _ in found]
        del context[id(object)]
        return (f"{start}{', '.join(texts)}{end}", all(readable for _, readable, _ in found),
                any(recursive for _, _, recursive in found))

    def _pairs(self, mapping):
        return sorted(mapping.items(), key=_pair_order) if self._sorted else mapping.items()


_READABLE = frozenset((str, bytes, bytearray, float, complex, bool, type(None)))


class _Page:
    """A text that is being written.

    Everywhere: column is where the value begins, trailing how many characters must follow it on its last line,
    level how deep it lies.
    """

    def __init__(self, printer):
        self.printer = printer
        self.pieces = []
        self.inside = {}  # ids of the containers that are being written
        self.write = self.pieces.append

    def text(self, value, level):
        """On one line."""
        return self.printer.format(value, self.inside.copy(), self.printer._depth, level)[0]

    def put(self, value, column, trailing, level):
        """Writes a value."""
        key = id(value)
        if key in self.inside:
            self.write(_recursion(value))
            return
        text = self.text(value, level)
        too_long = len(text) > self.printer._width - column - trailing
        layout = _layout_of(value) if too_long else None
        if layout is None:
            self.write(text)
            return
        self.inside[key] = 1
        layout(self, value, column, trailing, level + 1)
        del self.inside[key]

    def group(self, start, items, end, column, trailing, level, *, padded=True, packed=False, fields=False):
        """Writes labelled items, (label, value), between a start and an end.

        padded: the first item is indented; packed: several go on a line, if the printer is compact; fields: they
        are attributes, of which a value that the group is in is "...", and for whose end no room is kept.
        """
        pad = (self.printer._step - 1) * " " if padded else ""
        self.write(start + pad)
        # (indent=0 lets the items begin a column before the place behind the bracket.)
        column += len(start) + (self.printer._step - 1 if padded else 0)
        if not fields:
            end_line, newline, _ = end.partition("\n")
            trailing = len(end_line) + (0 if newline else trailing)
        put_all = self._put_packed if packed and self.printer._compact else self._put_lines
        put_all([*items], column, trailing, level, fields)
        self.write(end)

    def _put_lines(self, items, column, trailing, level, fields):
        separator = ",\n" + " " * column
        for at, (label, value) in enumerate(items, 1):
            self.write(label)
            if fields and id(value) in self.inside:
                self.write("...")
            else:
                self.put(value, column + len(label), trailing if at == len(items) else 1, level)
            if at < len(items):
                self.write(separator)

    def _put_packed(self, items, column, trailing, level, fields):
        newline = ",\n" + " " * column
        separator = ""
        room = whole = self.printer._width - column + 1
        for at, (_, value) in enumerate(items, 1):
            after = 1
            if at == len(items):
                after, room, whole = trailing, room - trailing, whole - trailing
            text = self.text(value, level)
            needs = len(text) + 2
            if needs > room:
                room, separator = whole, separator and newline
            self.write(separator)
            if needs <= room:
                room -= needs
                self.write(text)
                separator = ", "
            else:
                self.put(value, column, after, level)
                separator = newline

    def call(self, name, value, column, trailing, level):
        """Writes name(value)."""
        self.group(f"{name}(", [("", value)], ")", column, trailing, level, padded=False)

    def literals(self, texts, column, parenthesized):
        """Writes string literals below each other, which are one."""
        joined = ("\n" + " " * column).join(texts)
        self.write(f"({joined})" if parenthesized else joined)


# ---- the kinds; each function has a page and what _Page.put() has


def _unlabelled(items):
    return [("", item) for item in items]


def _labelled(page, pairs, level):
    for key, value in pairs:
        yield f"{page.text(key, level)}: ", value


def _dict(page, value, column, trailing, level):
    pairs = _labelled(page, page.printer._pairs(value), level)
    page.group("{", pairs, "}", column, trailing, level)


def _list(page, value, column, trailing, level):
    page.group("[", _unlabelled(value), "]", column, trailing, level, packed=True)


def _tuple(page, value, column, trailing, level):
    page.group("(", _unlabelled(value), ",)" if len(value) == 1 else ")", column, trailing, level, packed=True)


def _set(page, value, column, trailing, level):
    start, end = ("{", "}") if type(value) is set else (type(value).__name__ + "({", "})")
    page.group(start, _unlabelled(sorted(value, key=_AnyOrder)), end, column, trailing, level, packed=True)


def _ordered_dict(page, value, column, trailing, level):
    page.call(type(value).__name__, [*value.items()], column, trailing, level)


def _mappingproxy(page, value, column, trailing, level):
    page.call("mappingproxy", value.copy(), column, trailing, level)


def _attributes(page, name, attributes, column, trailing, level):
    items = [(f"{attribute}=", value) for attribute, value in attributes]
    page.group(f"{name}(", items, ")", column, trailing, level, padded=False, fields=True)


def _namespace(page, value, column, trailing, level):
    name = type(value).__name__
    _attributes(page, "namespace" if name == "SimpleNamespace" else name, vars(value).items(), column, trailing, level)


def _dataclass(page, value, column, trailing, level):
    fields = [field.name for field in value.__dataclass_fields__.values() if field.repr]
    _attributes(page, type(value).__name__, [(name, getattr(value, name)) for name in fields], column, trailing, level)


def _defaultdict(page, value, column, trailing, level):
    start = f"{type(value).__name__}("
    column += len(start)
    page.write(f"{start}{page.text(value.default_factory, level)},\n{' ' * column}")
    _dict(page, value, column, trailing + 1, level)
    page.write(")")


def _counter(page, value, column, trailing, level):
    pairs = _labelled(page, value.most_common(), level)
    page.group(f"{type(value).__name__}({{", pairs, "})", column, trailing, level)


def _chain_map(page, value, column, trailing, level):
    page.group(f"{type(value).__name__}(", _unlabelled(value.maps), ")", column, trailing, level, padded=False)


def _deque(page, value, column, trailing, level):
    start, end = f"{type(value).__name__}(", "])"
    if value.maxlen is not None:
        end = f"],\n{' ' * (column + len(start))}maxlen={page.text(value.maxlen, level)})"
    page.group(f"{start}[", _unlabelled(value), end, column, trailing, level, packed=True)


def _wrapper(page, value, column, trailing, level):
    page.put(value.data, column, trailing, level - 1)


def _words(line):
    """The line in pieces that end behind blanks."""
    start, in_blanks = 0, False
    for at, character in enumerate(line):
        blank = character.isspace()
        if in_blanks and not blank:
            yield line[start:at]
            start = at
        in_blanks = blank
    yield line[start:]


def _packed(pieces, room, trailing):
    """Literals of as many pieces as there is room for. Behind the last one, trailing characters follow."""
    have = pieces[0]
    for at, piece in enumerate(pieces[1:], 2):
        if at == len(pieces):
            room -= trailing
        if len(repr(have + piece)) > room:
            yield repr(have)
            have = piece
        else:
            have += piece
    yield repr(have)


def _str(page, value, column, trailing, level):
    if level == 1:  # in parentheses
        column, trailing = column + 1, trailing + 1
    room, texts = page.printer._width - column, []
    lines = value.splitlines(True)
    for at, line in enumerate(lines, 1):
        after = trailing if at == len(lines) else 0
        whole = repr(line)
        texts += [whole] if len(whole) <= room - after else _packed([*_words(line)], room, after)
    page.literals(texts, column, level == 1 and len(texts) > 1)


def _bytes(page, value, column, trailing, level):
    if len(value) <= 4:
        page.write(repr(value))
        return
    if level == 1:
        column, trailing = column + 1, trailing + 1
    pieces = [value[at:at + 4] for at in range(0, len(value), 4)]
    # Room for what follows is only kept behind a piece that is not full.
    texts = _packed(pieces, page.printer._width - column, trailing if len(value) % 4 else 0)
    page.literals(texts, column, level == 1)


def _bytearray(page, value, column, trailing, level):
    page.write("bytearray(")
    _bytes(page, bytes(value), column + 10, trailing + 1, level + 1)
    page.write(")")


_layouts = {kind.__repr__: layout for kind, layout in (
    (dict, _dict), (list, _list), (tuple, _tuple), (set, _set), (frozenset, _set), (str, _str), (bytes, _bytes),
    (bytearray, _bytearray), (type(vars(type)), _mappingproxy), (type(sys.implementation), _namespace))}

# Classes of collections, which are known here as soon as somebody has used them.
_of_collections = {
    "OrderedDict": _ordered_dict, "defaultdict": _defaultdict, "Counter": _counter, "ChainMap": _chain_map,
    "deque": _deque, "UserDict": _wrapper, "UserList": _wrapper, "UserString": _wrapper}

_NEVER_EMPTY = (_set, _str, _ordered_dict, _defaultdict, _counter, _deque)  # an empty one is written on one line


def _layout_of(value):
    """What lays the value out on several lines; None if nothing does."""
    loaded = vars(sys.modules["collections"]) if "collections" in sys.modules else {}
    for name in [name for name in _of_collections if name in loaded]:
        _layouts[loaded[name].__repr__] = _of_collections.pop(name)
    kind = type(value)
    layout = _layouts.get(kind.__repr__)
    if layout is None:
        return _dataclass if _is_shown_by_dataclasses(kind) else None
    if (layout in _NEVER_EMPTY and not len(value)) or (layout is _chain_map and not value.maps):
        return None
    return layout


def _is_shown_by_dataclasses(kind):
    """Is it a dataclass whose repr was generated?"""
    if not hasattr(kind, "__dataclass_fields__") or not kind.__dataclass_params__.repr:
        return False
    generated = getattr(kind.__repr__, "__wrapped__", None)
    return generated is not None and "__create_fn__" in generated.__qualname__
