"""TestCase: one test, what is done before and after it, and how it is run. The assertions are in _assertions.

While a test runs it has an _Outcome. Each of its parts (setUp, the method, tearDown, each clean-up, each subtest) ends
there, well or with an exception, and the outcome tells the result."""

import sys
import time
import warnings

from ._assertions import _Assertions, DIFF_OMITTED
from ._contexts import _AssertRaisesContext, _AssertWarnsContext
from .result import TestResult
from .util import safe_repr, strclass, wear

__unittest = True

_NO_MESSAGE = object()


class SkipTest(Exception):
    """Raised in a test, it skips the test."""


class _EnoughSeen(Exception):
    """Ends a test after a subtest, where no more may run."""


class _UnexpectedSuccess(Exception):
    """The test was expected to fail, but it did not."""


# ---- decorators

def skip(reason):
    """Skips a test, or all tests of a class."""
    if isinstance(reason, type(skip)):
        return _skipping("", reason)  # used without parentheses
    return lambda item: _skipping(reason, item)


def _skipping(reason, item):
    if not isinstance(item, type):
        def skipped(*args, **kwargs):
            raise SkipTest(reason)
        item = wear(skipped, item)
    item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
    return item


def skipIf(condition, reason):
    """skip(), if the condition holds."""
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    """skip(), unless the condition holds."""
    return skipIf(not condition, reason)


def expectedFailure(test_item):
    """Says of a test, or of a class, that it fails; passing is then the failure."""
    setattr(test_item, "__unittest_expecting_failure__", True)
    return test_item


def _marked(mark, *items):
    return any(getattr(item, mark, False) for item in items)


def _why_skipped(cls, method):
    """The reason; None if the test is to run."""
    if not _marked("__unittest_skip__", cls, method):
        return None
    reasons = [getattr(item, "__unittest_skip_why__", "") for item in (cls, method)]
    return reasons[0] or reasons[1]


# ---- clean-ups and contexts: lists of (function, args, kwargs), called from the end

_module_cleanups = []


def _taken_from(cleanups):
    while cleanups:
        yield cleanups.pop()


def _enter(cm, add):
    """Enters a context manager, and adds the clean-up that leaves it."""
    kind = type(cm)
    if not (hasattr(kind, "__enter__") and hasattr(kind, "__exit__")):
        raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the "
                        "context manager protocol")
    leave, value = kind.__exit__, kind.__enter__(cm)
    add(leave, cm, None, None, None)
    return value


def addModuleCleanup(function, /, *args, **kwargs):
    """Has a function called after tearDownModule, or after a setUpModule that failed."""
    _module_cleanups.extend([(function, args, kwargs)])


def enterModuleContext(cm):
    """Enters a context that is left when the module's tests are done."""
    return _enter(cm, addModuleCleanup)


def doModuleCleanups():
    """Calls what addModuleCleanup was given, last first, then raises the first exception of them."""
    first = None
    for function, args, kwargs in _taken_from(_module_cleanups):
        try:
            function(*args, **kwargs)
        except Exception as error:
            first = first or error
    if first:
        raise first


# ---- telling the result

# What is done with a result of somebody's own that lacks the method, and what is said of it.
_INSTEAD = {"addSkip": ("addSuccess", ", skips not reported"), "addDuration": (None, ""),
            "addExpectedFailure": ("addSuccess", ", reporting as passes"),
            "addUnexpectedSuccess": ("addFailure", ", reporting as failure")}


def _tell(result, method, test, *details):
    if hasattr(result, method):
        getattr(result, method)(test, *details)
        return
    instead, text = _INSTEAD[method]
    warnings.warn(f"TestResult has no {method} method{text}", RuntimeWarning, 3)
    if instead == "addFailure":
        result.addFailure(test, (_UnexpectedSuccess, _UnexpectedSuccess(), None))
    elif instead:
        result.addSuccess(test)


class _Outcome:
    """What is known of the test that runs."""

    def __init__(self, result=None):
        self.result, self.success = result, True
        self.may_fail, self.as_expected = False, None  # for an expected failure: in its method; what ended that

    def run(self, test, function, /, *args):
        """Calls a part of the test."""
        before, self.success = self.success, True
        try:
            function(*args)
        except BaseException as error:
            if not self.take(test, type(error), error, error.__traceback__):
                raise
        finally:
            self.success = before and self.success

    def take(self, test, kind, value, tb, whole=None):
        """Takes what ended a part; false if it must go on. For a subtest, the whole test is given too."""
        if issubclass(kind, KeyboardInterrupt):
            return False
        if issubclass(kind, _EnoughSeen):
            return True
        if issubclass(kind, SkipTest):
            self.success = False
            _tell(self.result, "addSkip", test, str(value))
        elif self.may_fail:
            self.as_expected = kind, value, tb
        else:
            self.success = False
            self._blame(test, (kind, value, tb), whole)
        return True

    def _blame(self, test, err, whole):
        if self.result is None:
            return
        if whole is not None:
            self.result.addSubTest(whole, test, err)
        else:
            failed = issubclass(err[0], test.failureException)
            (self.result.addFailure if failed else self.result.addError)(test, err)


class TestCase(_Assertions):
    """A single test. Subclasses add methods `test...`, each of which is one."""

    failureException = AssertionError
    _outcome = _subtest = None  # while it runs

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._classSetupFailed, cls._class_cleanups = False, []

    def __init__(self, methodName="runTest"):
        # A case without any method is only good for its assertions, at the prompt.
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._testMethodName = methodName
        self._testMethodDoc = "No test" if method is None else method.__doc__
        self._cleanups, self._type_equality_funcs = [], {}

    # ---- before and after

    def setUp(self):
        """Called before each test."""

    def tearDown(self):
        """Called after each test whose setUp worked."""

    @classmethod
    def setUpClass(cls):
        """Called before the first test of the class."""

    @classmethod
    def tearDownClass(cls):
        """Called after the last test of the class."""

    def addCleanup(self, function, /, *args, **kwargs):
        """Has a function called after tearDown, also when the test fails."""
        self._cleanups += (function, args, kwargs),

    def enterContext(self, cm):
        """Enters a context that is left when the test is done; returns what it gives."""
        return _enter(cm, self.addCleanup)

    def doCleanups(self):
        """Calls what addCleanup was given, last first; true if all went well."""
        outcome = _Outcome() if self._outcome is None else self._outcome
        for function, args, kwargs in _taken_from(self._cleanups):
            outcome.run(self, lambda: self._callCleanup(function, *args, **kwargs))
        return outcome.success

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Has a function called after tearDownClass."""
        cls._class_cleanups += (function, args, kwargs),

    @classmethod
    def enterClassContext(cls, cm):
        """Enters a context that is left when the class's tests are done."""
        return _enter(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        """Calls what addClassCleanup was given, last first; tearDown_exceptions tells what they raised."""
        raised = cls.tearDown_exceptions = []
        for function, args, kwargs in _taken_from(cls._class_cleanups):
            try:
                function(*args, **kwargs)
            except Exception as error:
                raised += (type(error), error, error.__traceback__),

    # ---- what a test is called

    def id(self):
        return f"{strclass(type(self))}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({strclass(type(self))}.{self._testMethodName})"

    def __repr__(self):
        return f"<{strclass(type(self))} testMethod={self._testMethodName}>"

    def shortDescription(self):
        """The first line of the method's docstring."""
        lines = (self._testMethodDoc or "").strip().splitlines()
        return lines[0].rstrip() if lines else (None if self._testMethodDoc is None else "")

    def __eq__(self, other):
        if type(other) is type(self):
            return other._testMethodName == self._testMethodName
        return NotImplemented

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def countTestCases(self):
        return 1

    # ---- running

    def defaultTestResult(self):
        return TestResult()

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def run(self, result=None):
        """Runs the test and tells the result, a new one if none is given."""
        own = result is None
        if own:
            result = self.defaultTestResult()
            _call_if_there(result, "startTestRun")
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            why = _why_skipped(type(self), method)
            if why is None:
                self._run(result, method)
            else:
                _tell(result, "addSkip", self, why)
        finally:
            result.stopTest(self)
            if own:
                _call_if_there(result, "stopTestRun")
        return result

    def _run(self, result, method):
        outcome = self._outcome = _Outcome(result)
        expected = _marked("__unittest_expecting_failure__", self, method)
        start = time.perf_counter()
        try:
            outcome.run(self, self._callSetUp)
            if outcome.success:
                outcome.may_fail = expected
                outcome.run(self, self._callTestMethod, method)
                outcome.may_fail = False
                outcome.run(self, self._callTearDown)
            self.doCleanups()
            _tell(result, "addDuration", self, time.perf_counter() - start)
            if outcome.success and not expected:
                result.addSuccess(self)
            elif outcome.success and outcome.as_expected:
                _tell(result, "addExpectedFailure", self, outcome.as_expected)
            elif outcome.success:
                _tell(result, "addUnexpectedSuccess", self)
        finally:
            # The traceback would keep this frame alive, and this frame the traceback.
            outcome.as_expected = self._outcome = None

    def debug(self):
        """Runs the test without a result: exceptions go through."""
        method = getattr(self, self._testMethodName)
        why = _why_skipped(type(self), method)
        if why is not None:
            raise SkipTest(why)
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        for function, args, kwargs in _taken_from(self._cleanups):
            self._callCleanup(function, *args, **kwargs)

    def subTest(self, msg=_NO_MESSAGE, **params):
        """A block that fails by itself: the test goes on after it."""
        return _SubTestBlock(self, msg, params)

    def skipTest(self, reason):
        """Skips this test."""
        raise SkipTest(reason)

    # How its parts are called; tests with coroutines do it otherwise.

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        got = method()
        if got is not None:
            warnings.warn("It is deprecated to return a value that is not None from a test case "
                          f"({method} returned {type(got).__name__!r})", DeprecationWarning, 5)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)


def _call_if_there(result, name):
    method = getattr(result, name, None)
    if method:
        method()


# ---- subtests

class _SubTestBlock:
    """The block of a subtest. Where there is no outcome to take its failures, it is an ordinary block."""

    outcome = None

    def __init__(self, test, message, params):
        self.test, self.message, self.params = test, message, params

    def __enter__(self):
        test, self.outer = self.test, self.test._subtest
        if test._outcome is None or not hasattr(test._outcome.result, "addSubTest"):
            return
        self.outcome = test._outcome
        around = {} if self.outer is None else self.outer.params
        # Its own parameters come first, then those of the subtests around it.
        test._subtest = _SubTest(test, self.message, self.params | around | self.params)
        self.before, self.outcome.success = self.outcome.success, True

    def __exit__(self, kind, value, tb):
        outcome, test, subtest = self.outcome, self.test, self.test._subtest
        if outcome is None:
            return False
        test._subtest = self.outer
        try:
            if kind is not None:
                if not outcome.take(subtest, kind, value, tb, test):
                    return False
            elif outcome.success:
                outcome.result.addSubTest(test, subtest, None)
        finally:
            outcome.success = self.before and outcome.success
        if outcome.as_expected if outcome.success else outcome.result.failfast:
            raise _EnoughSeen
        return True


class _SubTest(TestCase):
    """What a result is told of a subtest."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case, self._message, self.params = test_case, message, params
        self.failureException = test_case.failureException

    def _subDescription(self):
        message = [] if self._message is _NO_MESSAGE else [f"[{self._message}]"]
        listed = ", ".join([f"{name}={safe_repr(value)}" for name, value in self.params.items()])
        return " ".join(message + [f"({listed})"] * bool(listed)) or "(<subtest>)"

    def id(self):
        return self.test_case.id() + " " + self._subDescription()

    def __str__(self):
        return str(self.test_case) + " " + self._subDescription()

    def shortDescription(self):
        return self.test_case.shortDescription()

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")


# ---- tests that are functions

class FunctionTestCase(TestCase):
    """A test made of plain functions."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._parts = setUp, tearDown, testFunc, description

    def setUp(self):
        self._call(0)

    def tearDown(self):
        self._call(1)

    def runTest(self):
        self._call(2)

    def _call(self, number):
        function = self._parts[number]
        if function is not None:
            function()

    def id(self):
        return self._parts[2].__name__

    def __str__(self):
        return f"{strclass(type(self))} ({self.id()})"

    def __repr__(self):
        return f"<{strclass(type(self))} tec={self._parts[2]}>"

    def shortDescription(self):
        given = self._parts[3]
        if given is None:
            given = (self._parts[2].__doc__ or "").split("\n", 1)[0].strip() or None
        return given

    def __eq__(self, other):
        return self._parts == other._parts if isinstance(other, type(self)) else NotImplemented

    def __hash__(self):
        return hash((type(self), self._parts))
