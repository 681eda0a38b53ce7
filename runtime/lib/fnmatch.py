"""Names of files against patterns as shells have them: *, ?, [seq], [!seq]."""

import functools
import os
import posixpath
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Does the name match, by the system's rules for case?"""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


@functools.lru_cache(maxsize=32768, typed=True)
def _compile_pattern(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(str(pat, "ISO-8859-1")).encode("ISO-8859-1")).match
    return re.compile(translate(pat)).match


def filter(names, pat):
    """Those of the names that match."""
    match = _compile_pattern(os.path.normcase(pat))
    if os.path is posixpath:
        return [name for name in names if match(name)]
    return [name for name in names if match(os.path.normcase(name))]


def fnmatchcase(name, pat):
    """Does the name match, case included?"""
    return _compile_pattern(pat)(name) is not None


def _quoted(c):
    return "\\" + c if c in "\\-&~|" else c


def _set(pat, at):
    """The set that opens before `at`: its pattern and where it ends; None: it is no set."""
    end = at + (pat[at:at + 1] == "!")
    end += pat[end:end + 1] == "]"
    end = pat.find("]", end)
    if end < 0:
        return None
    text = pat[at:end]
    negated, text = text[:1] == "!", text.removeprefix("!") if text[:1] == "!" else text
    items, i = [], 0
    while i < len(text):
        if text[i + 1:i + 2] == "-" and i + 2 < len(text):
            low, high = text[i], text[i + 2]
            if low <= high:
                items.append(_quoted(low) + "-" + _quoted(high))
            i += 3
        else:
            items.append(_quoted(text[i]))
            i += 1
    if not items:
        return ("." if negated else "(?!)"), end + 1
    inside = "".join(items)
    if not negated and inside[0] in "^[":
        inside = "\\" + inside
    return "[" + "^" * negated + inside + "]", end + 1


def translate(pat):
    """The regular expression for a pattern.

    There is no way to quote meta-characters.
    """
    groups, current, i = [], [], 0      # what stands between the stars
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            if not groups or current:
                groups.append("".join(current))
            current = []
        elif c == "?":
            current.append(".")
        elif c == "[" and (found := _set(pat, i)):
            current.append(found[0])
            i = found[1]
        else:
            current.append(re.escape(c))
    tail = "".join(current)
    if not groups:
        return rf"(?s:{tail})\Z"
    first, *middle = groups
    # A star takes as little as it can, for good: what follows it is found at its first place.
    inner = "".join(f"(?>.*?{group})" for group in middle if group)
    return rf"(?s:{first}{inner}.*{tail})\Z"
