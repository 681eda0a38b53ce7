"""Docstrings with examples, good and bad; the flags; with unittest; the parser.

>>> 1 + 1
2
>>> for i in range(2):
...     print(i)
0
1
>>> print("a\\n\\nb")
a
<BLANKLINE>
b
"""
import doctest
import io
import sys
import unittest

import __main__


def wrong():
    """
    >>> 1 + 1
    3
    >>> print("x")
    >>> None
    nothing
    """


def raises():
    """
    >>> {}["k"]
    Traceback (most recent call last):
        whatever stands here
    KeyError: 'k'
    >>> int("x")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    elsewhere.ValueError: some other text
    >>> compile("1 +", "f", "eval")
    Traceback (most recent call last):
    SyntaxError: invalid syntax
    """


class Flags:
    """
    >>> list(range(100))  # doctest: +ELLIPSIS
    [0, 1, ..., 99]
    >>> print("a   b\\n c")  # doctest: +NORMALIZE_WHITESPACE
    a b c
    >>> 1 / 0  # doctest: +SKIP
    >>> 1 == 1
    1
    """

    @staticmethod
    def static():
        """
        >>> Flags.static()
        'static'
        """
        return "static"

    @property
    def prop(self):
        """
        >>> Flags().prop
        5
        """
        return 5


__test__ = {"text": ">>> 2 * 3\n6\n", "function": wrong}

print(doctest.testmod(__main__, verbose=False))
print(doctest.testmod(verbose=False, optionflags=doctest.REPORT_NDIFF | doctest.FAIL_FAST, report=False))
finder = doctest.DocTestFinder()
for test in finder.find(__main__, "m"):
    print(test.name, len(test.examples), test.lineno is None)
parser = doctest.DocTestParser()
for piece in parser.parse("text\n  >>> a\n  1\n\nmore\n  >>> # nothing\n  >>> b = '''\n  ... x'''\n\nend"):
    print((piece.source, piece.want, piece.lineno, piece.indent) if isinstance(piece, doctest.Example) else repr(piece))
for bad in (">>>x", "  >>> x\n y", ">>> 1  # doctest: +NO_SUCH", ">>> x\n...y"):
    try:
        print(len(parser.get_examples(bad, "bad")))
    except ValueError as e:
        print(e)
example = doctest.Example("x", "y\n")
print(example.source, example == doctest.Example("x\n", "y"), hash(example) == hash(doctest.Example("x\n", "y")))
print(parser.get_doctest(">>> 1\n1", {}, "name", "file", 3))
checker = doctest.OutputChecker()
for want, got, flags in (("a...c\n", "abc\n", doctest.ELLIPSIS), ("a...c\n", "abc\n", 0), ("...", "", doctest.ELLIPSIS),
                         ("aa...aa", "aaa", doctest.ELLIPSIS), ("True\n", "1\n", 0), ("1\n", "True\n", 0),
                         ("1\n", "True\n", doctest.DONT_ACCEPT_TRUE_FOR_1)):
    print(checker.check_output(want, got, flags), end=" ")
print()
for flags in 0, doctest.REPORT_UDIFF, doctest.REPORT_CDIFF, doctest.REPORT_NDIFF:
    print(checker.output_difference(doctest.Example("x", "a\nb\nc\nd\n"), "a\nB\nc\n\n", flags))
suite = doctest.DocTestSuite(__main__)
stream = io.StringIO()
result = unittest.TextTestRunner(stream, verbosity=2).run(suite)
print(result)
for line in stream.getvalue().split("\n"):
    if " ... " in line or line.startswith(("FAIL", "Failed")):
        print(line)
print(doctest.script_from_examples("""
Text.
    >>> x = 1
    >>> x
    1

More.
"""))
doctest.run_docstring_examples(wrong, {}, name="wrong")
try:
    doctest.testmod("no module")
except TypeError as e:
    print(e)
