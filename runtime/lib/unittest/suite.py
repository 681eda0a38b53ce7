"""Suites: tests in order, with what classes and modules set up for all their tests.

However suites are nested, their tests run as one flat sequence: the result carries from suite to suite which class
came last (_previousTestClass), whether its module could not be set up (_moduleSetUpFailed), and whether the outermost
suite is under way already (_testRunEntered)."""

import sys

from . import case, util

__unittest = True


def _is_single(test):
    try:
        iter(test)
    except TypeError:
        return True
    return False


class BaseTestSuite:
    """A sequence of tests and suites, run one after the other."""

    _cleanup = True  # whether tests are let go of, with all that they hold, once they ran

    def __init__(self, tests=()):
        self._tests, self._let_go = [], 0
        self.addTests(tests)

    def __iter__(self):
        yield from self._tests

    def __eq__(self, other):
        return [*self] == [*other] if isinstance(other, type(self)) else NotImplemented

    def __repr__(self):
        return f"<{util.strclass(type(self))} tests={[*self]!r}>"

    def countTestCases(self):
        return sum((test.countTestCases() for test in self if test), self._let_go)

    def addTest(self, test):
        if isinstance(test, type) and issubclass(test, (BaseTestSuite, case.TestCase)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        self._tests += test,

    def addTests(self, tests):
        if type(tests) is str:
            raise TypeError("tests must be an iterable of tests, not a string")
        for one in tests:
            self.addTest(one)

    def _removeTestAtIndex(self, index):
        tests = self._tests
        if isinstance(tests, list):
            count = getattr(tests[index], "countTestCases", int)
            self._let_go += count()
            tests[index] = None

    def _in_turn(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                return
            yield test
            if self._cleanup:
                self._removeTestAtIndex(index)

    def run(self, result):
        for test in self._in_turn(result):
            test(result)
        return result

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """A suite that calls setUpClass, setUpModule and their opposites."""

    def run(self, result, debug=False):
        fixtures = _Fixtures(result, debug)
        inner = getattr(result, "_testRunEntered", False)
        result._testRunEntered = True
        for test in self._in_turn(result):
            if _is_single(test) and not fixtures.ready_for(type(test)):
                continue
            if debug:
                test.debug()
            else:
                test(result)
        if not inner:
            fixtures.end()
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_NoResult(), debug=True)


class _NoResult:
    """What debug() has for a result: it is told nothing, since exceptions go through."""

    shouldStop = False


class _Fixtures:
    """Follows the tests from class to class: ends what the last one shared, begins what the next one shares."""

    def __init__(self, result, debug):
        self.result, self.debug = result, debug

    def _noted(self, name, default=None):
        return getattr(self.result, name, default)

    def ready_for(self, cls):
        """Moves on to a class; false if its tests cannot run."""
        last = self._noted("_previousTestClass")
        if cls != last:
            self._leave_class(last)
            if last is None or last.__module__ != cls.__module__:
                self._leave_module(last)
                self._enter_module(cls.__module__)
            self._enter_class(cls)
            self.result._previousTestClass = cls
        return not (getattr(cls, "_classSetupFailed", False) or self._noted("_moduleSetUpFailed"))

    def end(self):
        last = self._noted("_previousTestClass")
        self._leave_class(last)
        self._leave_module(last)

    # ---- the four moves

    def _enter_module(self, name):
        self.result._moduleSetUpFailed = False
        begin = getattr(sys.modules.get(name), "setUpModule", None)
        if begin is not None and not self._call(f"setUpModule ({name})", begin, _clean_module):
            self.result._moduleSetUpFailed = True

    def _leave_module(self, last):
        module = last and sys.modules.get(last.__module__)
        if module and not self._noted("_moduleSetUpFailed"):
            end = getattr(module, "tearDownModule", None)
            self._call(f"tearDownModule ({last.__module__})", end, _clean_module, always=True)

    def _enter_class(self, cls):
        if self._passed_over(cls):
            return
        _mark(cls, False)
        begin = getattr(cls, "setUpClass", None)
        label = f"setUpClass ({util.strclass(cls)})"
        if begin is not None and not self._call(label, begin, lambda: _clean_class(cls)):
            _mark(cls, True)

    def _leave_class(self, cls):
        if cls is None or self._passed_over(cls) or getattr(cls, "_classSetupFailed", False):
            return
        end, label = getattr(cls, "tearDownClass", None), f"tearDownClass ({util.strclass(cls)})"
        self._call(label, end, lambda: _clean_class(cls), always=True)

    def _passed_over(self, cls):
        return self._noted("_moduleSetUpFailed") or getattr(cls, "__unittest_skip__", False)

    # ---- calling them

    def _call(self, label, function, clean, always=False):
        """Calls what there is to call, then cleans: always, or if that failed. False if it did."""
        self._noted("_setupStdout", _nothing)()
        try:
            well = function is None or self._try(label, function)
            if always or not well:
                for info in clean():
                    self._report(label, info)
            return well
        finally:
            self._noted("_restoreStdout", _nothing)()

    def _try(self, label, function):
        try:
            function()
        except Exception:
            self._report(label, sys.exc_info())
            return False
        return True

    def _report(self, label, info):
        if self.debug:
            raise info[1]
        skip = self._noted("addSkip")
        if skip and isinstance(info[1], case.SkipTest):
            skip(_ErrorHolder(label), str(info[1]))
        else:
            self.result.addError(_ErrorHolder(label), info)


def _nothing():
    pass


def _mark(cls, failed):
    try:
        cls._classSetupFailed = failed
    except TypeError:
        pass  # a class whose attributes cannot be set


def _clean_class(cls):
    """Does the clean-ups; returns what they raised."""
    clean = getattr(cls, "doClassCleanups", None)
    if clean is None:
        return ()
    clean()
    return cls.tearDown_exceptions


def _clean_module():
    try:
        case.doModuleCleanups()
    except Exception:
        return [sys.exc_info()]
    return ()


class _ErrorHolder:
    """Stands in for a test where a class or a module is to blame."""

    failureException = None  # nothing that it raises is a failure

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    __str__ = id

    def __repr__(self):
        return f"<ErrorHolder description={self.id()!r}>"

    def shortDescription(self):
        """It has none."""

    def countTestCases(self):
        return 0

    def __call__(self, result):
        """There is nothing to be run."""

    run = __call__
