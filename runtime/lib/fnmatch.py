"""Names matched against patterns as the shell has them: * ? [seq] [!seq]."""

import os
import posixpath
import re
from functools import lru_cache

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Whether the name matches, case ignored where files ignore it."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


@lru_cache(maxsize=32768, typed=True)
def _compile_pattern(pat):
    if isinstance(pat, bytes):
        return re.compile(bytes(translate(str(pat, "ISO-8859-1")), "ISO-8859-1")).match
    return re.compile(translate(pat)).match


def filter(names, pat):
    """The names that match, as a list."""
    match = _compile_pattern(os.path.normcase(pat))
    return [name for name in names if match(os.path.normcase(name))]


def fnmatchcase(name, pat):
    """Whether the name matches to the letter."""
    return _compile_pattern(pat)(name) is not None


def translate(pat):
    """The pattern as a regular expression."""
    out, i, n = [], 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == "*":
            if not out or out[-1] != "*":
                out.append("*")
        elif c == "?":
            out.append(".")
        elif c == "[":
            i = _translate_set(pat, i, out)
        else:
            out.append(re.escape(c))
    # A star takes as little as it can, and what it took is never given back: no pattern is slow.
    pieces, text, k = [], [], 0
    while k < len(out) and out[k] != "*":
        text.append(out[k])
        k += 1
    pieces.append("".join(text))
    while k < len(out):
        k += 1
        text = []
        while k < len(out) and out[k] != "*":
            text.append(out[k])
            k += 1
        fixed = "".join(text)
        if k == len(out):
            pieces.append(f".*{fixed}")
        else:
            pieces.append(f"(?>.*?{fixed})")
    return f"(?s:{''.join(pieces)})\\Z"


def _translate_set(pat, i, out):
    """Translates what begins with [ before index i; where it goes on."""
    n, j = len(pat), i
    if j < n and pat[j] == "!":
        j += 1
    if j < n and pat[j] == "]":
        j += 1
    while j < n and pat[j] != "]":
        j += 1
    if j >= n:
        out.append("\\[")
        return i
    stuff = pat[i:j]
    if "-" not in stuff:
        stuff = stuff.replace("\\", r"\\")
    else:
        stuff = _ranges(pat, i, j)
    stuff = re.sub(r"([&~|])", r"\\\1", stuff)
    if not stuff:
        out.append("(?!)")
    elif stuff == "!":
        out.append(".")
    else:
        if stuff[0] == "!":
            stuff = "^" + stuff[1:]
        elif stuff[0] in ("^", "["):
            stuff = "\\" + stuff
        out.append(f"[{stuff}]")
    return j + 1


def _ranges(pat, i, j):
    """The inside of a set with hyphens; empty ranges go."""
    chunks = []
    k = i + 2 if pat[i] == "!" else i + 1
    while True:
        k = pat.find("-", k, j)
        if k < 0:
            break
        chunks.append(pat[i:k])
        i = k + 1
        k = k + 3
    chunk = pat[i:j]
    if chunk:
        chunks.append(chunk)
    else:
        chunks[-1] += "-"
    for k in range(len(chunks) - 1, 0, -1):
        if chunks[k - 1][-1] > chunks[k][0]:
            chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
            del chunks[k]
    return "-".join(s.replace("\\", r"\\").replace("-", r"\-") for s in chunks)
