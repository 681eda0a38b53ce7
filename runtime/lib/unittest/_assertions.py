"""The assertions of TestCase. What only failing ones need (difflib, pprint) is imported by them."""

import operator

from ._contexts import _AssertNotWarnsContext, _AssertRaisesContext, _AssertWarnsContext
from .util import _common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr

__unittest = True

DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."

# How assertEqual compares two values of exactly the same type.
_BY_TYPE = {list: "assertListEqual", tuple: "assertTupleEqual", dict: "assertDictEqual", set: "assertSetEqual",
            frozenset: "assertSetEqual", str: "assertMultiLineEqual"}

_NO_ITEM = TypeError, IndexError, NotImplementedError


def _ordered(holds, otherwise):
    """An assertion that two values stand in some order."""
    def check(self, a, b, msg=None):
        if not holds(a, b):
            self._fail(msg, f"{safe_repr(a)} {otherwise} {safe_repr(b)}")
    return check


def _ndiff(first, second, joint="\n"):
    import difflib
    return "\n" + joint.join(difflib.ndiff(first, second))


def _pretty_diff(first, second):
    from pprint import pformat
    return _ndiff(pformat(first).splitlines(), pformat(second).splitlines())


def _not_equal(first, second):
    return "{} != {}".format(*_common_shorten_repr(first, second))


def _compiled(pattern):
    if isinstance(pattern, (str, bytes)):
        import re
        return re.compile(pattern)
    return pattern


class _Assertions:
    """They need a failureException, and count on nothing else."""

    longMessage = True  # whether a msg is added to what an assertion says by itself
    maxDiff = 640       # diffs longer than this are left out; None for no limit
    _diffThreshold = 1 << 16

    # ---- messages

    def fail(self, msg=None):
        """Fails, with the message."""
        raise self.failureException(msg)

    def _fail(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def _formatMessage(self, msg, standardMsg):
        if self.longMessage:
            return standardMsg if msg is None else f"{standardMsg} : {msg}"
        return msg or standardMsg

    def _truncateMessage(self, message, diff):
        fits = self.maxDiff is None or len(diff) <= self.maxDiff
        return message + (diff if fits else DIFF_OMITTED % len(diff))

    def _fail_with(self, diff, msg, standard):
        self._fail(msg, self._truncateMessage(standard, diff))

    # ---- truth and identity

    def assertTrue(self, expr, msg=None):
        if expr:
            return
        self._fail(msg, safe_repr(expr) + " is not true")

    def assertFalse(self, expr, msg=None):
        if not expr:
            return
        self._fail(msg, safe_repr(expr) + " is not false")

    def assertIs(self, expr1, expr2, msg=None):
        same = expr1 is expr2
        if not same:
            self._fail(msg, f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        same = expr1 is expr2
        if same:
            self._fail(msg, "unexpectedly identical: " + safe_repr(expr1))

    def assertIsNone(self, obj, msg=None):
        self.assertIs(obj, None, msg)

    def assertIsNotNone(self, obj, msg=None):
        given = obj is not None
        if not given:
            self._fail(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        fits = isinstance(obj, cls)
        if not fits:
            self._fail(msg, f"{safe_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        fits = isinstance(obj, cls)
        if fits:
            self._fail(msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    # ---- equality and order

    def addTypeEqualityFunc(self, typeobj, function):
        """What assertEqual uses for two values of exactly this type."""
        self._type_equality_funcs[typeobj] = function

    def _getAssertEqualityFunc(self, first, second):
        kind = type(first)
        if kind is not type(second):
            return self._baseAssertEqual
        how = self._type_equality_funcs.get(kind) or _BY_TYPE.get(kind, "_baseAssertEqual")
        return getattr(self, how) if isinstance(how, str) else how

    def _baseAssertEqual(self, first, second, msg=None):
        equal = first == second
        if not equal:
            self._fail(msg, _not_equal(first, second))

    def assertEqual(self, first, second, msg=None):
        check = self._getAssertEqualityFunc(first, second)
        check(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        differ = first != second
        if not differ:
            self._fail(msg, f"{safe_repr(first)} == {safe_repr(second)}")

    assertLess = _ordered(operator.lt, "not less than")
    assertLessEqual = _ordered(operator.le, "not less than or equal to")
    assertGreater = _ordered(operator.gt, "not greater than")
    assertGreaterEqual = _ordered(operator.ge, "not greater than or equal to")

    # ---- numbers that are nearly equal

    def _distance(self, first, second, places, delta):
        """(how far apart, whether that is near, what "near" is, as text)."""
        if None not in (places, delta):
            raise TypeError("specify delta or places not both")
        apart = abs(first - second)
        if delta is not None:
            return apart, apart <= delta, f"{safe_repr(delta)} delta"
        places = 7 if places is None else places
        return apart, round(apart, places) == 0, f"{places!r} places"

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:  # so that infinities are
            return
        apart, near, limit = self._distance(first, second, places, delta)
        if not near:
            self._fail(msg, f"{safe_repr(first)} != {safe_repr(second)} within {limit} "
                            f"({safe_repr(apart)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        apart, near, limit = self._distance(first, second, places, delta)
        if near or first == second:
            by = "" if delta is None else f" ({safe_repr(apart)} difference)"
            self._fail(msg, f"{safe_repr(first)} == {safe_repr(second)} within {limit}{by}")

    # ---- sequences

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Compares item by item; fails too if either is not of the type."""
        name = "sequence" if seq_type is None else seq_type.__name__
        pair = ("First", seq1), ("Second", seq2)
        for which, seq in pair:
            if seq_type is not None and not isinstance(seq, seq_type):
                raise self.failureException(f"{which} sequence is not a {name}: {safe_repr(seq)}")
        lengths = []
        for which, seq in pair:
            try:
                lengths.append(len(seq))
            except (NotImplementedError, TypeError):
                what = f"{which} {name} has no length.    Non-sequence?"
                break
        else:
            if seq1 == seq2:
                return
            what = _first_difference(pair, lengths, name)
            if what is None and lengths[0] == lengths[1] and type(seq1) is not type(seq2):
                return  # it is only the types that differ
            what = f"{name.capitalize()}s differ: {_not_equal(seq1, seq2)}\n{what or ''}"
            what += _surplus(pair, lengths, name)
        self._fail_with(_pretty_diff(seq1, seq2), msg, what)

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    # ---- other containers

    def assertIn(self, member, container, msg=None):
        found = member in container
        if not found:
            self._fail(msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        found = member in container
        if found:
            self._fail(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for one, one_name, other, other_name in (set1, "first", set2, "second"), (set2, "second", set1, "first"):
            try:
                only = one.difference(other)
            except AttributeError as error:
                self.fail(f"{one_name} argument does not support set difference: {error}")
            except TypeError as error:
                self.fail(f"invalid type when attempting set difference: {error}")
            if only:
                lines += [f"Items in the {one_name} set but not the {other_name}:", *map(repr, only)]
        if lines:
            self._fail(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        for which, d in ("First", d1), ("Second", d2):
            self.assertIsInstance(d, dict, f"{which} argument is not a dictionary")
        differ = d1 != d2
        if differ:
            self._fail_with(_pretty_diff(d1, d2), msg, _not_equal(d1, d2))

    def assertCountEqual(self, first, second, msg=None):
        """The same items, each as often as in the other, in any order."""
        items = [*first], [*second]
        try:
            found = _count_diff_hashable(*items)
        except TypeError:
            found = _count_diff_all_purpose(*items)
        lines = [f"First has {n}, Second has {m}:  {item!r}" for n, m, item in found]
        if lines:
            self._fail_with("\n".join(lines), msg, "Element counts were not equal:\n")

    # ---- text

    def assertMultiLineEqual(self, first, second, msg=None):
        for which, text in ("First", first), ("Second", second):
            self.assertIsInstance(text, str, f"{which} argument is not a string")
        differ = first != second
        if not differ:
            return
        if max(len(first), len(second)) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        # Where one lacks the last line's end, both get one more: so the diff shows what differs.
        texts = [first, second]
        if any(text and text[-1] != "\n" for text in texts):
            texts = [text and text + "\n" for text in texts]
        diff = _ndiff(*[text.splitlines(True) for text in texts], joint="")
        self._fail_with(diff, msg, _not_equal(first, second))

    def assertRegex(self, text, expected_regex, msg=None):
        assert expected_regex not in ("", b""), "expected_regex must not be empty."
        pattern = _compiled(expected_regex)
        if pattern.search(text) is None:
            self._fail(msg, f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = _compiled(unexpected_regex)
        found = pattern.search(text)
        if found is not None:
            self._fail(msg, f"Regex matched: {found[0]!r} matches {pattern.pattern!r} in {text!r}")

    # ---- exceptions, warnings, logs

    def assertRaises(self, expected_exception, *args, **kwargs):
        """Fails unless a call raises; without a callable, a context manager."""
        return _AssertRaisesContext(expected_exception, self).use("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """The same, and the exception's text must fit the pattern."""
        return _AssertRaisesContext(expected_exception, self, expected_regex).use("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """Fails unless a call warns; without a callable, a context manager."""
        return _AssertWarnsContext(expected_warning, self).use("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """The same, and the warning's text must fit the pattern."""
        return _AssertWarnsContext(expected_warning, self, expected_regex).use("assertWarnsRegex", args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        return _AssertNotWarnsContext(expected_warning, self).use("_assertNotWarns", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """A context manager that fails if nothing is logged."""
        return self._watch(logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        """A context manager that fails if something is logged."""
        return self._watch(logger, level, True)

    def _watch(self, logger, level, no_logs):
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs)


def _first_difference(pair, lengths, name):
    """What is said of the first items that differ; None if none do."""
    for i in range(min(lengths)):
        items = []
        for which, seq in pair:
            try:
                items.append(seq[i])
            except _NO_ITEM:
                return f"\nUnable to index element {i} of {which.lower()} {name}\n"
        if items[0] != items[1]:
            return "\nFirst differing element {}:\n{}\n{}\n".format(i, *_common_shorten_repr(*items))
    return None


def _surplus(pair, lengths, name):
    """What is said of the items that one has beyond the other's end."""
    start, end = sorted(lengths)
    if start == end:
        return ""
    which, seq = pair[lengths.index(end)]
    text = f"\n{which} {name} contains {end - start} additional elements.\n"
    try:
        return text + f"First extra element {start}:\n{safe_repr(seq[start])}\n"
    except _NO_ITEM:
        return text + f"Unable to index element {start} of {which.lower()} {name}\n"


for _name in "assertLess", "assertLessEqual", "assertGreater", "assertGreaterEqual":
    vars(_Assertions)[_name].__name__ = _name
    vars(_Assertions)[_name].__qualname__ = f"TestCase.{_name}"
