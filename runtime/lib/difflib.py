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


class SequenceMatcher:
    """Compares two sequences of hashable items; what is known of the second one is kept."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
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
        self.bpopular = set()
        n = len(self.b)
        if self.autojunk and n >= 200:
            self.bpopular.update(item for item, places in where.items()
                                 if len(places) > n // 100 + 1)
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

    def get_matching_blocks(self):
        """The common blocks in order; the last one is empty and stands at both ends."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        la, lb = len(self.a), len(self.b)
        todo, found = [(0, la, 0, lb)], []
        while todo:
            alo, ahi, blo, bhi = todo.pop()
            i, j, k = match = self.find_longest_match(alo, ahi, blo, bhi)
            if k:
                found.append(match)
                if alo < i and blo < j:
                    todo.append((alo, i, blo, j))
                if i + k < ahi and j + k < bhi:
                    todo.append((i + k, ahi, j + k, bhi))
        found.sort()
        i1 = j1 = k1 = 0
        joined = []
        for i2, j2, k2 in found:
            if i1 + k1 == i2 and j1 + k1 == j2:
                k1 += k2
                continue
            if k1:
                joined.append((i1, j1, k1))
            i1, j1, k1 = i2, j2, k2
        if k1:
            joined.append((i1, j1, k1))
        joined.append((la, lb, 0))
        self.matching_blocks = list(map(Match._make, joined))
        return self.matching_blocks

    def get_opcodes(self):
        """(tag, i1, i2, j1, j2) for each step from a to b; tags replace, delete, insert, equal."""
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        self.opcodes = answer = []
        for ai, bj, size in self.get_matching_blocks():
            tag = ("replace" if i < ai and j < bj else "delete" if i < ai
                   else "insert" if j < bj else "")
            if tag:
                answer.append((tag, i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                answer.append(("equal", ai, i, bj, j))
        return answer

    def get_grouped_opcodes(self, n=3):
        """The opcodes in groups of changes that lie near each other, n equal items around."""
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        """How similar the sequences are, from 0 to 1."""
        return _ratio(sum(block[-1] for block in self.get_matching_blocks()),
                      len(self.a) + len(self.b))

    def quick_ratio(self):
        """An upper bound of ratio(), sooner."""
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for item in self.b:
                counts[item] = counts.get(item, 0) + 1
        left, matches = {}, 0
        for item in self.a:
            count = left.get(item, None)
            if count is None:
                count = self.fullbcount.get(item, 0)
            left[item] = count - 1
            if count > 0:
                matches += 1
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """An upper bound of ratio(), at once."""
        la, lb = len(self.a), len(self.b)
        return _ratio(min(la, lb), la + lb)

    __class_getitem__ = classmethod(GenericAlias)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The up to n possibilities that are most similar to the word, best first."""
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    found = []
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        if (matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff
                and matcher.ratio() >= cutoff):
            found.append((matcher.ratio(), candidate))
    found.sort(reverse=True)
    return [candidate for score, candidate in found[:n]]


class Differ:
    """Lines with what changed inside of them: marked '- ', '+ ', '  ' and '? '."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        """Yields the lines of the difference."""
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from self._dump("-", a, alo, ahi)
            elif tag == "insert":
                yield from self._dump("+", b, blo, bhi)
            else:
                yield from self._dump(" ", a, alo, ahi)

    def _dump(self, tag, x, lo, hi):
        for i in range(lo, hi):
            yield f"{tag} {x[i]}"

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        # The shorter block comes first: it is less to hold in mind.
        if bhi - blo < ahi - alo:
            yield from self._dump("+", b, blo, bhi)
            yield from self._dump("-", a, alo, ahi)
        else:
            yield from self._dump("-", a, alo, ahi)
            yield from self._dump("+", b, blo, bhi)

    def _most_similar(self, a, alo, ahi, b, blo, bhi):
        """The lines to synchronize on, (i, j, whether they are equal), or None.

        Lines that differ a little are better than equal ones: those must be junk."""
        best, close, equal = 0.74, None, None
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    equal = equal or (i, j, True)
                    continue
                matcher.set_seq1(a[i])
                if (matcher.real_quick_ratio() > best and matcher.quick_ratio() > best
                        and matcher.ratio() > best):
                    best, close = matcher.ratio(), (i, j, False)
        return close if best >= 0.75 else equal

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        """Replaces a block by another, around the two lines that are most similar."""
        pair = self._most_similar(a, alo, ahi, b, blo, bhi)
        if pair is None:
            yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
            return
        i, j, equal = pair
        yield from self._fancy_helper(a, alo, i, b, blo, j)
        if equal:
            yield "  " + a[i]
        else:
            yield from self._inside_lines(a[i], b[j])
        yield from self._fancy_helper(a, i + 1, ahi, b, j + 1, bhi)

    def _fancy_helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi:
            if blo < bhi:
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            else:
                yield from self._dump("-", a, alo, ahi)
        elif blo < bhi:
            yield from self._dump("+", b, blo, bhi)

    def _inside_lines(self, aline, bline):
        atags = btags = ""
        matcher = SequenceMatcher(self.charjunk, aline, bline)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            la, lb = i2 - i1, j2 - j1
            if tag == "replace":
                atags += "^" * la
                btags += "^" * lb
            elif tag == "delete":
                atags += "-" * la
            elif tag == "insert":
                btags += "+" * lb
            else:
                atags += " " * la
                btags += " " * lb
        yield from self._qformat(aline, bline, atags, btags)

    def _qformat(self, aline, bline, atags, btags):
        """Both lines, each with its marks below; tabs are kept, so that columns agree."""
        for sign, line, tags in ("- ", aline, atags), ("+ ", bline, btags):
            yield sign + line
            marks = "".join(c if c.isspace() and tag == " " else tag
                            for c, tag in zip(line, tags)).rstrip()
            if marks:
                yield f"? {marks}\n"


def IS_LINE_JUNK(line, pat=None):
    """Whether a line is blank, or holds nothing but one #."""
    if pat is not None:
        return pat(line) is not None
    return line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Whether a character is a space or a tab."""
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """The difference of two lists of lines, as Differ writes it."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """One of the two lists of lines that ndiff() compared."""
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which) from None
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]


# ---- the formats of diff(1)

def _check_types(a, b, *args):
    for lines in a, b:
        if lines and not isinstance(lines[0], str):
            raise TypeError("lines to compare must be str, not %s (%r)"
                            % (type(lines[0]).__name__, lines[0]))
    if isinstance(a, (bytes, bytearray)) or isinstance(b, (bytes, bytearray)):
        raise TypeError("inputs must be sequences of str")
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError("all arguments must be str, not: %r" % (arg,))


def _headers(first, fromfile, fromdate, second, tofile, todate, lineterm):
    for sign, name, date in (first, fromfile, fromdate), (second, tofile, todate):
        yield f"{sign} {name}{chr(9) + date if date else ''}{lineterm}"


def _range_unified(start, stop):
    first, length = start + 1, stop - start
    if length == 1:
        return str(first)
    return f"{first if length else first - 1},{length}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The lines of `diff -u`."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield from _headers("---", fromfile, fromfiledate, "+++", tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield (f"@@ -{_range_unified(first[1], last[2])} +{_range_unified(first[3], last[4])} @@"
               + lineterm)
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag in ("replace", "delete"):
                for line in a[i1:i2]:
                    yield "-" + line
            if tag in ("replace", "insert"):
                for line in b[j1:j2]:
                    yield "+" + line


def _range_context(start, stop):
    first, length = start + 1, stop - start
    if not length:
        first -= 1
    return f"{first}" if length <= 1 else f"{first},{first + length - 1}"


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The lines of `diff -c`."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    marks = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield from _headers("***", fromfile, fromfiledate, "---", tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield f"*** {_range_context(first[1], last[2])} ****{lineterm}"
        if any(tag in ("replace", "delete") for tag, *_ in group):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield marks[tag] + line
        yield f"--- {_range_context(first[3], last[4])} ----{lineterm}"
        if any(tag in ("replace", "insert") for tag, *_ in group):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield marks[tag] + line


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
