r"""Regular expressions: patterns that texts are matched against.

The pattern language is Python's; PCRE2 does the matching.  compile() makes a
Pattern; match(), search(), fullmatch(), findall(), finditer(), split(), sub()
and subn() do one thing at once with a pattern's text, which is compiled only
the first time.  The flags can be given by name or, at the start of a pattern,
as (?aiLmsux): ASCII, IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE.
"""
from _re import (compile, escape, finditer, findall, fullmatch, match, purge, search,
                 split, sub, subn, Match, Pattern, _compile, _set_error)

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile",
    "purge", "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII",
    "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
    "PatternError",
]
__version__ = "2.2.1"

_NAMES = (("ASCII", 256), ("IGNORECASE", 2), ("LOCALE", 4), ("UNICODE", 32),
          ("MULTILINE", 8), ("DOTALL", 16), ("VERBOSE", 64), ("DEBUG", 128))


class RegexFlag(int):
    """A set of flags, as enum.IntFlag has them."""

    def __new__(cls, value=0):
        return _members.get(value) or int.__new__(cls, value)

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        if not self:
            return "NOFLAG"
        rest, names = _parts(self)
        return None if rest else "|".join(names)

    _value_ = value
    _name_ = name

    def __repr__(self):
        if not self:
            return "re.NOFLAG"
        rest, names = _parts(self)
        names = ["re." + name for name in names]
        if rest or not names:
            names.append(hex(rest))
        return "|".join(names)

    __str__ = object.__str__

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(~int(self) & (1 << max(int(self).bit_length(), 9)) - 1)

    def __contains__(self, other):
        return int(self) & int(other) == int(other)

    def __iter__(self):
        for value in sorted(value for _, value in _NAMES):
            if self & value:
                yield RegexFlag(value)

    def __len__(self):
        return int(self).bit_count()

    def __bool__(self):
        return int(self) != 0

    def __hash__(self):
        return hash(int(self))

    def __reduce_ex__(self, protocol):
        return RegexFlag, (int(self),)


_members = {}


def _parts(flags):
    """What is left without the known flags, and their names."""
    rest, names = int(flags), []
    for name, value in _NAMES:
        if rest & value:
            rest &= ~value
            names.append(name)
    return rest, names


def _make_flags():
    letters = {"ASCII": "A", "IGNORECASE": "I", "LOCALE": "L", "UNICODE": "U",
               "MULTILINE": "M", "DOTALL": "S", "VERBOSE": "X"}
    names = {"NOFLAG": RegexFlag(0)}
    for name, value in _NAMES:
        names[name] = _members[value] = RegexFlag(value)
        if name in letters:
            names[letters[name]] = names[name]
    for name, flag in names.items():
        setattr(RegexFlag, name, flag)
    globals().update(names)


_make_flags()


class PatternError(Exception):
    """Exception raised for invalid regular expressions.

    Attributes:

        msg: The unformatted error message
        pattern: The regular expression pattern
        pos: The index in the pattern where compilation failed (may be None)
        lineno: The line corresponding to pos (may be None)
        colno: The column corresponding to pos (may be None)
    """

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            msg = f"{msg} at position {pos}"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error = PatternError
_set_error(PatternError)


class Scanner:
    """A lexer: a list of (pattern, action) pairs; scan() tries them in order at each place."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._actions = []
        group, parts = 1, []
        for phrase, action in lexicon:
            parts.append(f"({phrase})" if isinstance(phrase, str) else b"(" + phrase + b")")
            self._actions.append((group, action))
            group += compile(phrase, flags).groups + 1
        joiner = b"|" if parts and isinstance(parts[0], bytes) else "|"
        self.scanner = compile(joiner.join(parts), flags)

    def scan(self, string):
        result, at = [], 0
        match = self.scanner.scanner(string).match
        while m := match():
            if m.end() == at:
                break
            action = next(act for group, act in self._actions if m.start(group) >= 0)
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
            at = m.end()
        return result, string[at:]
