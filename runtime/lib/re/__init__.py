r"""Regular expressions: patterns that texts are matched against.

The pattern language is Python's; PCRE2 does the matching.  compile() makes a
Pattern; match(), search(), fullmatch(), findall(), finditer(), split(), sub()
and subn() do one thing at once with a pattern's text, which is compiled only
the first time.  The flags can be given by name or, at the start of a pattern,
as (?aiLmsux): ASCII, IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE.
"""
from _re import (
    Match, Pattern, _compile, _set_error, compile, escape, findall, finditer, fullmatch, match, purge, search, split, sub,
    subn)

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile",
    "purge", "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII",
    "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
    "PatternError",
]
__version__ = "2.2.1"

# ---- flags

_FLAGS = (  # each with its letter
    ("ASCII", "A", 256), ("IGNORECASE", "I", 2), ("LOCALE", "L", 4), ("UNICODE", "U", 32), ("MULTILINE", "M", 8),
    ("DOTALL", "S", 16), ("VERBOSE", "X", 64), ("DEBUG", None, 128))
_ALL = 511  # of all flags, and of 1, which was one once

_members = {}  # the flags by their values


def _names(flags, prefix=""):
    """The names of the flags in a number, and last what has none as a number."""
    flags, known = int(flags), 0
    for name, _, value in _FLAGS:
        if flags & value:
            known |= value
            yield prefix + name
    if flags != known:
        yield hex(flags & ~known)


def _operator(operate):
    def method(self, other):
        return RegexFlag(operate(int(self), int(other))) if isinstance(other, int) else NotImplemented
    return method


class RegexFlag(int):
    """A set of flags, as enum.IntFlag has them, without the time that it takes to load enum."""

    def __new__(cls, value=0):
        return _members.get(value) or int.__new__(cls, value)

    value = _value_ = property(int)

    @property
    def name(self):
        if not self:
            return "NOFLAG"
        return "|".join(_names(self)) if self & ~1 & _ALL else None

    _name_ = name

    def __repr__(self):
        if not self:
            return "re.NOFLAG"
        return "|".join(_names(self, "re.")) if self.name else f"re.RegexFlag({int(self)})"

    __str__ = object.__str__

    __or__ = __ror__ = _operator(int.__or__)
    __and__ = __rand__ = _operator(int.__and__)
    __xor__ = __rxor__ = _operator(int.__xor__)

    def __invert__(self):
        known = 1 << int(self).bit_length()
        return RegexFlag((known - 1 | _ALL) ^ int(self))

    def __contains__(self, other):
        return not ~int(self) & int(other)

    def __iter__(self):
        return iter([_members[value] for _, _, value in _FLAGS if self & value])

    def __len__(self):
        return int(self).bit_count()

    def __bool__(self):
        return int(self) != 0

    __hash__ = int.__hash__

    def __reduce_ex__(self, protocol):
        return RegexFlag, (int(self),)


def _make_flags():
    """Makes the members, as attributes of the module and of the class."""
    made = {"NOFLAG": RegexFlag(0)}
    for name, letter, value in _FLAGS:
        made[name] = made[letter or name] = _members[value] = RegexFlag(value)
    for name in made:
        setattr(RegexFlag, name, made[name])
    globals().update(made)


_make_flags()


# ---- errors


class PatternError(Exception):
    """A pattern is wrong: `msg` says why, `pos` where in `pattern`, which is line `lineno` and column `colno`."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if None not in (pattern, pos):
            end = "\n" if isinstance(pattern, str) else b"\n"
            *lines, line = pattern[:pos].split(end)
            self.lineno, self.colno = len(lines) + 1, len(line) + 1
            msg += f" at position {pos}"
            if end in pattern:
                msg += f" (line {self.lineno}, column {self.colno})"
        Exception.__init__(self, msg)


error = PatternError
_set_error(PatternError)


# ---- a lexer


class Scanner:
    """A lexer: a list of (pattern, action) pairs; scan() tries them in order at each place."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._actions = []  # with the number of the group that has matched then
        phrases, group = [], 1
        for phrase, action in lexicon:
            phrases.append(phrase)
            self._actions.append((group, action))
            group += 1 + compile(phrase, flags).groups
        opening, between, closing = (b"(", b")|(", b")") if phrases and isinstance(phrases[0], bytes) else ("(", ")|(", ")")
        self.scanner = compile(opening + between.join(phrases) + closing, flags)

    def scan(self, string):
        """(results of the actions, the rest that nothing matched)."""
        results, at = [], 0
        for found in iter(self.scanner.scanner(string).match, None):
            if found.end() == at:
                break
            action = next(action for group, action in self._actions if found.start(group) >= 0)
            if callable(action):
                self.match = found
                action = action(self, found[0])
            results += () if action is None else (action,)
            at = found.end()
        return results, string[at:]
