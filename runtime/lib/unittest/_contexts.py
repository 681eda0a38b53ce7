"""What assertRaises and assertWarns give to `with`: blocks, or single calls, that are to raise or to warn."""

import sys

__unittest = True


class _Expectation:
    """A block with something to be seen in it, on behalf of a test."""

    msg = None  # what the test says of a failure

    def __init__(self, test_case):
        self.test_case = test_case

    def __enter__(self):
        return self

    def _fail(self, standard):
        self.test_case._fail(self.msg, standard)


def _is_kind_of(expected, base):
    """Whether it is a subclass, or a tuple of (tuples of) them."""
    if type(expected) is tuple:
        return all(_is_kind_of(one, base) for one in expected)
    return isinstance(expected, type) and issubclass(expected, base)


def _name(thing):
    return getattr(thing, "__name__", None) or str(thing)


class _KindExpectation(_Expectation):
    """Expects an exception of some kind, perhaps with a text that fits a pattern."""

    _base, _any_of, _verb = None, None, None  # filled in below
    _caller = None  # what is called, if this is no `with`

    def __init__(self, expected, test_case, expected_regex=None):
        super().__init__(test_case)
        if expected_regex is not None:
            import re
            expected_regex = re.compile(expected_regex)
        self.expected, self.expected_regex = expected, expected_regex

    def use(self, asked, args, kwargs):
        """Calls args[0] inside the block; without any, it returns itself."""
        if not _is_kind_of(self.expected, self._base):
            raise TypeError(f"{asked}() arg 1 must be {self._any_of}")
        if args:
            self._caller = args[0]
            with self:
                args[0](*args[1:], **kwargs)
            self = None  # it holds the exception, whose context may hold this frame
            return None
        self.msg = kwargs.pop("msg", None)
        for unknown in kwargs:
            raise TypeError(f"{unknown!r} is an invalid keyword argument for this function")
        return self

    def _fits(self, exception):
        return self.expected_regex is None or self.expected_regex.search(str(exception))

    def _fail_to_fit(self, exception):
        self._fail(f'"{self.expected_regex.pattern}" does not match "{exception}"')

    def _fail_seen(self, seen):
        by = f" by {_name(self._caller)}" if self._caller is not None else ""
        self._fail(f"{_name(self.expected)} {'' if seen else 'not '}{self._verb}{by}")


class _AssertRaisesContext(_KindExpectation):
    """Keeps what was raised in `exception`."""

    __module__ = "unittest.case"  # where programs know it

    _base, _any_of, _verb = BaseException, "an exception type or tuple of exception types", "raised"

    def __exit__(self, kind, value, tb):
        if kind is None:
            self._fail_seen(False)
        while tb is not None:  # what its frames hold must not outlive the assertion
            try:
                tb.tb_frame.clear()
            except RuntimeError:
                pass  # it runs
            tb = tb.tb_next
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if not self._fits(value):
            self._fail_to_fit(value)
        return True

    __class_getitem__ = classmethod(type(list[int]))


class _AssertWarnsContext(_KindExpectation):
    """Keeps the first warning that fits in `warning`, and where it comes from."""

    __module__ = "unittest.case"

    _base, _any_of, _verb = Warning, "a warning type or tuple of warning types", "triggered"

    def __enter__(self):
        import warnings
        # So that warnings which were shown once are seen again.
        for module in [*sys.modules.values()]:
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self._recording = warnings.catch_warnings(record=True)
        self.warnings = self._recording.__enter__()
        for kind in self._kinds(self.expected):
            warnings.simplefilter("always", kind)
        return self

    def _kinds(self, expected):
        if type(expected) is not tuple:
            return [expected]
        return [kind for one in expected for kind in self._kinds(one)]

    def __exit__(self, kind, value, tb):
        self._recording.__exit__(kind, value, tb)
        if kind is None:
            self._judge([entry for entry in self.warnings if isinstance(entry.message, self.expected)])

    def _judge(self, seen):
        for entry in seen:
            if self._fits(entry.message):
                self._keep(entry)
                return
        if seen:
            self._fail_to_fit(seen[0].message)
        self._fail_seen(False)

    def _keep(self, entry):
        self.warning, self.filename, self.lineno = entry.message, entry.filename, entry.lineno


class _AssertNotWarnsContext(_AssertWarnsContext):
    """The opposite."""

    def _judge(self, seen):
        if seen:
            self._keep(seen[0])
            self._fail_seen(True)
