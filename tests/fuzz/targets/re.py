"""re: the first line is the pattern, what follows the text; as str and as bytes."""
import re
import warnings

warnings.simplefilter("ignore")
SEEDS = [b"(a|b)*c\nababc", b"(?P<n>x)(?P=n)(?(n)y|z)\nxxy", b"(?i:[^\\W\\d_]+?)\\b\nAbc d", b"(?<=a{2,3})(?!b)\\Z\naaa", b"(?x) a # b\n a", b"[a-z&&\\]-]{,5}+\nabc",
         b"(?s).*?(?>a+)\n\\A", b"\\x41\\u0042\\101\\1()\nAB", b"^$\n\n\n", b"(?aiLmsux-imsx:a)\na"]
WORDS = r"(?: (?P< (?P= (?= (?! (?<= (?<! (?> (?( (?i) (?-i: *? +? ?? *+ ++ {2,3} [^ \d \W \b \B \A \Z \1 \x41 \u0041 \N{DASH} [a-z]".split()


def attempt(pattern, text):
    try:
        compiled = re.compile(pattern)
    except (re.error, RecursionError, MemoryError, OverflowError):
        return
    found = compiled.search(text)
    if found:
        assert text[found.start():found.end()] == found.group()
        assert all(found.start(i) == -1 or text[slice(*found.span(i))] == found.group(i) for i in range(compiled.groups + 1))
    assert len(compiled.findall(text)) == sum(1 for _ in compiled.finditer(text))
    compiled.split(text)
    try:
        compiled.sub(pattern, text)
    except (re.error, IndexError):
        pass


def fuzz(data):
    pattern, _, text = data.partition(b"\n")
    if len(pattern) > 200 or len(text) > 40:
        return
    try:
        attempt(pattern, text)
        attempt(pattern.decode(errors="replace"), text.decode(errors="replace"))
    except (RecursionError, MemoryError):
        pass
