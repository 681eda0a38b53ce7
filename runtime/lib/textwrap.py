"""Breaking text into lines of at most a given width, and indenting what has lines."""
import re

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

# ASCII's blanks only: a line is not broken at others, such as the non-breaking space.
_BLANKS = '\t\n\x0b\x0c\r '


class TextWrapper:
    """Breaks paragraphs into lines; each of its steps is a method that a subclass may replace.

    A text goes through four of them: blanks are made uniform, the text is cut into chunks (words, parts of words
    with hyphens, and the blanks between them), sentence ends are widened, and chunks are laid out as lines. The
    arguments of the constructor are attributes and may be changed between calls.
    """

    unicode_whitespace_trans = {ord(blank): ' ' for blank in _BLANKS}

    # What split() cuts a text with; its group is a chunk. After a hyphen a word may be broken if letters stand on
    # both sides of it ("use-" and "this", but "--use" is one chunk), and two hyphens or more are a dash.
    _parts = {'blank': f'[{re.escape(_BLANKS)}]', 'solid': f'[^{re.escape(_BLANKS)}]',
              'inner': r'[\w!"\'&.,?]', 'letter': r'[^\d\W]'}
    wordsep_re = re.compile(r'''
        ( %(blank)s+
        | (?<=%(inner)s) -{2,} (?=\w)
        | %(solid)s+? (?:
            - (?: (?<=%(letter)s{2}-) | (?<=%(letter)s-%(letter)s-) ) (?= %(letter)s -? %(letter)s )
          | (?= %(blank)s | \Z )
          | (?<=%(inner)s) (?= -{2,} \w )
          )
        )''' % _parts, re.VERBOSE)
    wordsep_simple_re = re.compile('(%(blank)s+)' % _parts)
    # A guess: nothing else tells the end of a sentence from that of an abbreviation.
    sentence_end_re = re.compile(r'''[a-z][.!?]["']?\Z''')
    del _parts

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        for name, value in list(locals().items()):
            if name != 'self':
                setattr(self, name, value)

    # ---- what callers use

    def wrap(self, text):
        """The lines of a paragraph, without their ends."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The lines of a paragraph as one string."""
        return '\n'.join(self.wrap(text))

    # ---- the steps

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def _munge_whitespace(self, text):
        tabless = text.expandtabs(self.tabsize) if self.expand_tabs else text
        return tabless.translate(self.unicode_whitespace_trans) if self.replace_whitespace else tabless

    def _split(self, text):
        separator = self.wordsep_re if self.break_on_hyphens is True else self.wordsep_simple_re
        return list(filter(None, separator.split(text)))

    def _fix_sentence_endings(self, chunks):
        """Makes single spaces behind the ends of sentences double, in place."""
        for at, (word, gap) in enumerate(zip(chunks, chunks[1:]), 1):
            if gap == ' ' and self.sentence_end_re.search(word):
                chunks[at] = '  '

    def _wrap_chunks(self, chunks):
        """The lines of a list of chunks."""
        self._check()
        lines = []
        rest = chunks[::-1]  # a stack: the next chunk is its last
        while rest:
            margin = self.subsequent_indent if lines else self.initial_indent
            room = self.width - len(margin)
            if lines and self._droppable(rest):
                rest.pop()
            line = self._take_line(rest, room)
            if not line:
                continue
            if self.max_lines is not None and len(lines) + 1 >= self.max_lines:
                more = rest and not (len(rest) == 1 and self._droppable(rest))
                if more or _length(line) > room:
                    self._cut_off(lines, line, margin)
                    break
            lines.append(margin + ''.join(line))
        return lines

    def _check(self):
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            last_indent = self.initial_indent if self.max_lines <= 1 else self.subsequent_indent
            if len(last_indent + self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')

    def _droppable(self, chunks):
        """Whether the last of the chunks is blank and need not be kept at the edge of a line."""
        return self.drop_whitespace and bool(chunks) and not chunks[-1].strip()

    def _take_line(self, rest, room):
        """Takes the chunks of one line from the stack."""
        line, used = [], 0
        while rest and used + len(rest[-1]) <= room:
            line.append(rest.pop())
            used += len(line[-1])
        if rest and len(rest[-1]) > room:
            self._handle_long_word(rest, line, used, room)
        if self._droppable(line):
            line.pop()
        return line

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        """Moves what fits of a chunk that is too long for any line, or all of it where words are not broken."""
        if not self.break_long_words:
            if not cur_line:
                cur_line.append(reversed_chunks.pop())
            return
        word = reversed_chunks.pop()
        cut = width - cur_len if width >= 1 else 1
        if self.break_on_hyphens and cut < len(word):
            head, hyphen, _ = word[:cut].rpartition('-')
            if hyphen and head.strip('-'):
                cut = len(head) + 1
        cur_line.append(word[:cut])
        reversed_chunks.append(word[cut:])

    def _cut_off(self, lines, line, margin):
        """Ends the lines with as much of a line as leaves room for the placeholder behind it."""
        limit = self.width - len(self.placeholder)
        while line and (not line[-1].strip() or len(margin) + _length(line) > limit):
            line.pop()
        if line:
            lines.append(margin + ''.join(line) + self.placeholder)
        elif lines and len(lines[-1].rstrip()) <= limit:
            lines[-1] = lines[-1].rstrip() + self.placeholder
        else:
            lines.append(margin + self.placeholder.lstrip())


def _length(chunks):
    return sum(map(len, chunks))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph, none longer than width; other arguments are TextWrapper's."""
    return TextWrapper(width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The same as wrap(), as one string."""
    return TextWrapper(width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """One line of at most width characters, with single spaces; a placeholder stands for words left out."""
    return TextWrapper(width, max_lines=1, **kwargs).fill(' '.join(text.split()))


def dedent(text):
    """The text without the blanks that all its lines begin with; blank lines are emptied."""
    lines = [line if line.strip(' \t') else '' for line in text.split('\n')]
    margins = {line[:-len(line.lstrip(' \t'))] for line in lines if line}
    if not margins:
        return '\n'.join(lines)
    # What the first and the last in order have in common, all have.
    cut = 0
    for one, other in zip(min(margins), max(margins)):
        if one != other:
            break
        cut += 1
    return '\n'.join(line[cut:] for line in lines)


def indent(text, prefix, predicate=None):
    """The text with a prefix on each line that is not blank, or for which predicate(line) is true."""
    wanted = predicate or (lambda line: not line.isspace())
    return ''.join((prefix if wanted(line) else '') + line for line in text.splitlines(keepends=True))
