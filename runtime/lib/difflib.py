"""Differences between sequences: how similar they are, and what turns one into the other.

SequenceMatcher finds the longest block that two sequences share, then the same to the left and to
the right of it (Ratcliff and Obershelp's gestalt matching). What is popular or junk in the second
sequence starts no block, though it may extend one. The text formats stand on its opcodes.
"""

from collections import namedtuple
from types import GenericAlias

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK",
           "IS_LINE_JUNK", "context_diff", "unified_diff", "diff_bytes", "HtmlDiff", "Match"]

Match = namedtuple("Match", "a b size")


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


def _counts(items):
    """How often there is each item."""
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return counts


# The tag of a step, by whether it takes something from a, and something from b.
_TAGS = {(True, True): "replace", (True, False): "delete", (False, True): "insert", (False, False): None}


class SequenceMatcher:
    """Compares two sequences of hashable items; what is known of the second one is kept."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk, self.a, self.b = isjunk, autojunk, None, None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Compare these two from now on."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Sets the first sequence."""
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """Sets the second sequence, of which an index is made."""
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = self.fullbcount = None
            self._index_b()

    def _index_b(self):
        where = self.b2j = {}
        for i, item in enumerate(self.b):
            where.setdefault(item, []).append(i)
        self.bjunk = set()
        if self.isjunk:
            self.bjunk.update(filter(self.isjunk, where))
            for item in self.bjunk:
                del where[item]
        often = len(self.b) // 100 + 1
        is_long = self.autojunk and len(self.b) >= 200
        self.bpopular = {item for item, places in where.items() if is_long and len(places) > often}
        for item in self.bpopular:
            del where[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest common block within the ranges; the leftmost one of several."""
        a, b, where, junk = self.a, self.b, self.b2j, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        best_i, best_j, size = alo, blo, 0
        # lengths[j]: how long the block is that ends before here in a and with j in b
        lengths, nothing = {}, []
        for i in range(alo, ahi):
            longer = {}
            for j in where.get(a[i], nothing):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                k = longer[j] = lengths.get(j - 1, 0) + 1
                if k > size:
                    best_i, best_j, size = i - k + 1, j - k + 1, k
            lengths = longer
        # First what is popular, then what is junk may lie at its ends.
        for take_junk in False, True:
            while (best_i > alo and best_j > blo and (b[best_j - 1] in junk) == take_junk
                   and a[best_i - 1] == b[best_j - 1]):
                best_i, best_j, size = best_i - 1, best_j - 1, size + 1
            while (best_i + size < ahi and best_j + size < bhi
                   and (b[best_j + size] in junk) == take_junk
                   and a[best_i + size] == b[best_j + size]):
                size += 1
        return Match(best_i, best_j, size)

    def _blocks(self):
        """Common blocks from left to right; some of them touch."""
        todo = [(0, len(self.a), 0, len(self.b))]  # ranges to look into, and blocks found; the leftmost on top
        while todo:
            top = todo.pop()
            if isinstance(top, Match):
                yield top
                continue
            alo, ahi, blo, bhi = top
            if alo < ahi and blo < bhi:
                i, j, size = block = self.find_longest_match(*top)
                if size:
                    todo += (i + size, ahi, j + size, bhi), block, (alo, i, blo, j)

    def get_matching_blocks(self):
        """The common blocks in order; the last one is empty and stands at both ends."""
        if self.matching_blocks is None:
            joined = []
            for block in self._blocks():
                last = joined[-1] if joined else Match(-1, -1, 0)
                if (last.a + last.size, last.b + last.size) == block[:2]:
                    block = Match(last.a, last.b, last.size + block.size)
                    joined.pop()
                joined.append(block)
            self.matching_blocks = [*joined, Match(len(self.a), len(self.b), 0)]
        return self.matching_blocks

    def get_opcodes(self):
        """(tag, i1, i2, j1, j2) for each step from a to b; tags replace, delete, insert, equal."""
        if self.opcodes is None:
            self.opcodes, done = [], (0, 0)
            for block in self.get_matching_blocks():
                end = block.a + block.size, block.b + block.size
                tag = _TAGS[done[0] < block.a, done[1] < block.b]
                if tag:
                    self.opcodes.append((tag, done[0], block.a, done[1], block.b))
                if block.size:
                    self.opcodes.append(("equal", block.a, end[0], block.b, end[1]))
                done = end
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """The opcodes in groups of changes that lie near each other, n equal items around."""
        codes = self.get_opcodes()
        group = []
        for at, (tag, i1, i2, j1, j2) in enumerate(codes, 1):
            if tag == "equal":
                head = i1, min(i2, i1 + n), j1, min(j2, j1 + n)
                tail = max(i1, i2 - n), i2, max(j1, j2 - n), j2
                if at == 1:
                    i1, i2, j1, j2 = tail
                elif at == len(codes):
                    i1, i2, j1, j2 = head
                elif i2 - i1 > 2 * n:
                    yield [*group, (tag, *head)]
                    group = []
                    i1, i2, j1, j2 = tail
            group.append((tag, i1, i2, j1, j2))
        if any(tag != "equal" for tag, *_ in group):
            yield group

    def ratio(self):
        """How similar the sequences are, from 0 to 1."""
        return _ratio(sum(block[-1] for block in self.get_matching_blocks()),
                      len(self.a) + len(self.b))

    def quick_ratio(self):
        """An upper bound of ratio(), sooner: the order does not count."""
        if self.fullbcount is None:
            self.fullbcount = _counts(self.b)
        there = self.fullbcount
        shared = sum(min(count, there.get(item, 0)) for item, count in _counts(self.a).items())
        return _ratio(shared, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """An upper bound of ratio(), at once."""
        lengths = len(self.a), len(self.b)
        return _ratio(min(lengths), sum(lengths))

    def _ratio_above(self, least):
        """ratio(), or None as soon as it is clear that it is below."""
        for bound in self.real_quick_ratio, self.quick_ratio, self.ratio:
            found = bound()
            if found < least:
                return None
        return found

    __class_getitem__ = classmethod(GenericAlias)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The up to n possibilities that are most similar to the word, best first."""
    if n <= 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if cutoff < 0 or cutoff > 1:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher, found = SequenceMatcher(b=word), []
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        score = matcher._ratio_above(cutoff)
        if score is not None:
            found.append((score, candidate))
    return [candidate for _, candidate in sorted(found, reverse=True)[:n]]


def _signed(sign, lines):
    """Each line behind a sign."""
    for line in lines:
        yield f"{sign}{line}"


class Differ:
    """Lines with what changed inside of them: marked '- ', '+ ', '  ' and '? '."""

    # What is below the characters of a line before and after, for each kind of step.
    _MARKS = {"equal": (" ", " "), "replace": ("^", "^"), "delete": ("-", ""), "insert": ("", "+")}

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        """Yields the lines of the difference."""
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            yield from _signed("  ", a[i1:i2]) if tag == "equal" else self._replace(a[i1:i2], b[j1:j2])

    def _replace(self, old, new):
        """Lines in place of others: in parts, around the two lines that are most similar."""
        pair = self._most_similar(old, new)
        if pair is None:
            # What is shorter comes first: it is less to hold in mind.
            sides = [("- ", old), ("+ ", new)]
            for sign, lines in reversed(sides) if len(new) < len(old) else sides:
                yield from _signed(sign, lines)
            return
        i, j = pair
        yield from self._replace(old[:i], new[:j])
        if old[i] == new[j]:
            yield "  " + old[i]
        else:
            yield from self._inside(old[i], new[j])
        yield from self._replace(old[i + 1:], new[j + 1:])

    def _most_similar(self, old, new):
        """The positions of two lines, or None.

        Lines that differ a little are better than equal ones: those must be junk."""
        best, close, equal = 0.75, None, None
        matcher = SequenceMatcher(self.charjunk)
        for j, after in enumerate(new if old else ()):
            matcher.set_seq2(after)
            for i, before in enumerate(old):
                if before == after:
                    equal = equal or (i, j)
                    continue
                matcher.set_seq1(before)
                score = matcher._ratio_above(best)
                if score is not None and (close is None or score > best):
                    best, close = score, (i, j)
        return close or equal

    def _inside(self, before, after):
        """Both lines, each with marks below what changed."""
        steps = SequenceMatcher(self.charjunk, before, after).get_opcodes()
        marks = ["".join(self._MARKS[tag][0] * (i2 - i1) for tag, i1, i2, _, _ in steps),
                 "".join(self._MARKS[tag][1] * (j2 - j1) for tag, _, _, j1, j2 in steps)]
        for sign, line, below in zip("-+", (before, after), marks):
            yield f"{sign} {line}"
            # Blanks stay what they are, so that tabs are as wide below as above.
            below = [c if mark == " " and c.isspace() else mark for c, mark in zip(line, below)]
            below = "".join(below).rstrip()
            if below:
                yield f"? {below}\n"


def IS_LINE_JUNK(line, pat=None):
    """Whether a line is blank, or holds nothing but one #."""
    return line.strip() in ("", "#") if pat is None else pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Whether a character is a space or a tab."""
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """The difference of two lists of lines, as Differ writes it."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """One of the two lists of lines that ndiff() compared."""
    signs = {1: ("  ", "- "), 2: ("  ", "+ ")}.get(int(which))
    if signs is None:
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}")
    for line in delta:
        if line.startswith(signs):
            yield line[2:]


# ---- the formats of diff(1)


def _check_texts(a, b, names):
    """TypeError for lines, or names and dates of files, that are not text."""
    for lines in a, b:
        if lines and not isinstance(lines[0], str):
            raise TypeError(f"lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})")
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"all arguments must be str, not: {name!r}")


def _hunks(a, b, signs, files, n, lineterm, format_range):
    """The groups of changes, each with its two ranges as they are written; before the first one, as a string,
    the header of each file. files: name and date of both."""
    _check_texts(a, b, [*files[0], *files[1], lineterm])
    headers = [f"{sign} {name}{date and chr(9) + date}{lineterm}" for sign, (name, date) in zip(signs, files)]
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        yield from headers
        headers = ()
        (_, i1, _, j1, _), (_, _, i2, _, j2) = group[0], group[-1]
        yield group, format_range(i1, i2), format_range(j1, j2)


def _format_range_unified(start, stop):
    """First line and number of lines; of no lines the one before them."""
    length = stop - start
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length else start},{length}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The lines of `diff -u`."""
    files = (fromfile, fromfiledate), (tofile, tofiledate)
    for hunk in _hunks(a, b, ("---", "+++"), files, n, lineterm, _format_range_unified):
        if isinstance(hunk, str):
            yield hunk
            continue
        group, old, new = hunk
        yield f"@@ -{old} +{new} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                yield from _signed(" ", a[i1:i2])
            else:
                yield from _signed("-", a[i1:i2])
                yield from _signed("+", b[j1:j2])


def _format_range_context(start, stop):
    """First and last line; of no lines the one before them."""
    length = stop - start
    if length <= 1:
        return f"{start + length}"
    return f"{start + 1},{stop}"


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The lines of `diff -c`."""
    marks = {"equal": "  ", "replace": "! ", "delete": "- ", "insert": "+ "}
    files = (fromfile, fromfiledate), (tofile, tofiledate)
    for hunk in _hunks(a, b, ("***", "---"), files, n, lineterm, _format_range_context):
        if isinstance(hunk, str):
            yield hunk
            continue
        group, old, new = hunk
        tags = {step[0] for step in group}
        yield "*" * 15 + lineterm
        yield f"*** {old} ****{lineterm}"
        for tag, i1, i2, _, _ in group if tags & {"replace", "delete"} else ():
            yield from _signed(marks[tag], a[i1:i2])
        yield f"--- {new} ----{lineterm}"
        for tag, _, _, j1, j2 in group if tags & {"replace", "insert"} else ():
            yield from _signed(marks[tag], b[j1:j2])


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3,
               lineterm=b"\n"):
    """A difference of lines of bytes in an unknown encoding."""
    def decode(s):
        try:
            return s.decode("ascii", "surrogateescape")
        except AttributeError as e:
            raise TypeError("all arguments must be bytes, not %s (%r)"
                            % (type(s).__name__, s)) from e
    lines = dfunc(list(map(decode, a)), list(map(decode, b)), decode(fromfile), decode(tofile),
                  decode(fromfiledate), decode(tofiledate), n, decode(lineterm))
    for line in lines:
        yield line.encode("ascii", "surrogateescape")


class HtmlDiff:
    """A table of two texts side by side, for a browser."""

    _style = ("table.diff {font-family: Menlo, Consolas, Monaco, Liberation Mono, Lucida Console, "
              "monospace; border:medium}\n.diff_header {background-color:#e0e0e0}\n"
              "td.diff_header {text-align:right}\n.diff_next {background-color:#c0c0c0}\n"
              ".diff_add {background-color:#aaffaa}\n.diff_chg {background-color:#ffff77}\n"
              ".diff_sub {background-color:#ffaaaa}\n")

    def __init__(self, tabsize=8, wrapcolumn=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
        self._tabsize, self._wrapcolumn = tabsize, wrapcolumn
        self._linejunk, self._charjunk = linejunk, charjunk

    def make_file(self, fromlines, tolines, fromdesc="", todesc="", context=False, numlines=5, *,
                  charset="utf-8"):
        """A whole page."""
        table = self.make_table(fromlines, tolines, fromdesc, todesc, context, numlines)
        page = (f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="{charset}">\n'
                f"<title>Diff comparison</title>\n<style>\n{self._style}</style>\n</head>\n<body>\n"
                f"{table}</body>\n</html>\n")
        return page.encode(charset, "xmlcharrefreplace").decode(charset)

    def _cell(self, number, line, kind):
        if line is None:
            return '<td class="diff_header"></td><td></td>'
        text = line.expandtabs(self._tabsize).rstrip("\n")
        width = self._wrapcolumn or len(text) or 1
        pieces = [text[i:i + width] for i in range(0, len(text), width)] or [""]
        pieces = [p.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                  .replace(" ", "&nbsp;") for p in pieces]
        body = "<br>".join(pieces)
        if kind:
            body = f'<span class="diff_{kind}">{body}</span>'
        return f'<td class="diff_header">{number}</td><td>{body}</td>'

    def _rows(self, a, b, groups):
        for group in groups:
            for tag, i1, i2, j1, j2 in group:
                for k in range(max(i2 - i1, j2 - j1)):
                    i, j = i1 + k, j1 + k
                    left = a[i] if i < i2 else None
                    right = b[j] if j < j2 else None
                    both = left is not None and right is not None
                    yield (tag,
                           self._cell(i + 1, left, "" if tag == "equal" else
                                      "chg" if both else "sub"),
                           self._cell(j + 1, right, "" if tag == "equal" else
                                      "chg" if both else "add"))

    def make_table(self, fromlines, tolines, fromdesc="", todesc="", context=False, numlines=5):
        """The table alone."""
        matcher = SequenceMatcher(self._linejunk, fromlines, tolines)
        groups = (list(matcher.get_grouped_opcodes(numlines)) if context
                  else [matcher.get_opcodes()])
        head = ""
        if fromdesc or todesc:
            head = (f'<thead><tr><th colspan="2" class="diff_header">{fromdesc}</th>'
                    f'<th colspan="2" class="diff_header">{todesc}</th></tr></thead>\n')
        rows = "".join(f"<tr>{left}{right}</tr>\n"
                       for tag, left, right in self._rows(fromlines, tolines, groups))
        if not rows:
            rows = "<tr><td></td><td>&nbsp;No Differences Found&nbsp;</td></tr>\n"
        return f'<table class="diff">\n{head}<tbody>\n{rows}</tbody>\n</table>\n'
