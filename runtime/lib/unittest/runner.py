"""Running tests, and telling on a terminal how they fare."""

import sys
import time
import warnings

from .case import _SubTest
from .result import TestResult
from .signals import registerResult

__unittest = True

# Attributes of a result that are counted in the last line, and what they are called there.
_COUNTED = (("failures", "failures"), ("errors", "errors"), ("skipped", "skipped"),
            ("expectedFailures", "expected failures"), ("unexpectedSuccesses", "unexpected successes"))


class _WritelnDecorator:
    """A stream that can writeln() too."""

    def __init__(self, stream):
        vars(self)["stream"] = stream

    def __getattr__(self, attr):
        if attr in ("stream", "__getstate__"):  # asked for while a copy is still empty
            raise AttributeError(attr)
        return getattr(self.stream, attr)

    def writeln(self, arg=None):
        self.write(f"{arg}\n" if arg else "\n")


def _told(word, letter):
    """A method of TextTestResult that also shows, by its verbosity, a word or a letter."""
    def decorator(method):
        name = method.__name__

        def add(self, test, *details):
            getattr(super(TextTestResult, self), name)(test, *details)
            self._show(test, word.format(*details), letter)
        add.__name__, add.__qualname__ = name, method.__qualname__
        return add
    return decorator


class TextTestResult(TestResult):
    """Shows each test: as a letter, or as a line if verbosity is above 1."""

    separator1, separator2 = "=" * 70, "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        TestResult.__init__(self, stream, descriptions, verbosity)
        self.stream, self.descriptions, self.durations = stream, descriptions, durations
        self.dots, self.showAll = verbosity == 1, verbosity > 1
        self._newline = True  # whether the cursor is at the start of a line

    def getDescription(self, test):
        about = test.shortDescription() if self.descriptions else None
        return f"{test}\n{about}" if about else str(test)

    def _put(self, *texts):
        for text in texts:
            self.stream.write(text)
        self.stream.flush()
        self._newline = texts[-1].endswith("\n")

    def _announce(self, test, indent=""):
        self._put(indent + self.getDescription(test) + " ... ")

    def startTest(self, test):
        TestResult.startTest(self, test)
        if self.showAll:
            self._announce(test)

    def _show(self, test, word, letter):
        if self.showAll:
            inner = isinstance(test, _SubTest)
            if inner and not self._newline:
                self._put("\n")
            if self._newline:
                self._announce(test, "  " if inner else "")
            self._put(word, "\n")
        elif self.dots:
            self.stream.write(letter)
            self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            word = "FAIL" if issubclass(err[0], subtest.failureException) else "ERROR"
            self._show(subtest, word, word[0])
        TestResult.addSubTest(self, test, subtest, err)

    @_told("ok", ".")
    def addSuccess(self, test): ...

    @_told("ERROR", "E")
    def addError(self, test, err): ...

    @_told("FAIL", "F")
    def addFailure(self, test, err): ...

    @_told("skipped {0!r}", "s")
    def addSkip(self, test, reason): ...

    @_told("expected failure", "x")
    def addExpectedFailure(self, test, err): ...

    @_told("unexpected success", "u")
    def addUnexpectedSuccess(self, test): ...

    def printErrors(self):
        if self.showAll or self.dots:
            self._put("\n")
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        lines = [f"UNEXPECTED SUCCESS: {self.getDescription(test)}\n"
                 for test in getattr(self, "unexpectedSuccesses", ())]
        if lines:
            self._put(self.separator1, "\n", *lines)

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            self._put(f"{self.separator1}\n{flavour}: {self.getDescription(test)}\n"
                      f"{self.separator2}\n{text}\n")


class TextTestRunner:
    """Runs a suite and sums up, on sys.stderr unless told otherwise."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False,
                 resultclass=None, warnings=None, *, tb_locals=False, durations=None):
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.descriptions, self.verbosity = descriptions, verbosity
        self.failfast, self.buffer, self.tb_locals = failfast, buffer, tb_locals
        self.durations, self.warnings = durations, warnings
        self.resultclass = resultclass or self.resultclass

    def _makeResult(self):
        basic = self.stream, self.descriptions, self.verbosity
        try:
            return self.resultclass(*basic, durations=self.durations)
        except TypeError:
            return self.resultclass(*basic)  # a class that knows no durations

    def run(self, test):
        outcome = self._makeResult()
        registerResult(outcome)
        for option in "failfast", "buffer", "tb_locals":
            setattr(outcome, option, getattr(self, option))
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            seconds = self._run(test, outcome)
        outcome.printErrors()
        if self.durations is not None:
            self._printDurations(outcome)
        self._separate(outcome)
        self._sum_up(outcome, seconds)
        return outcome

    def _run(self, test, outcome):
        def tell(name):
            method = getattr(outcome, name, None)
            if method is not None:
                method()
        start = time.perf_counter()
        tell("startTestRun")
        try:
            test(outcome)
        finally:
            tell("stopTestRun")
        return time.perf_counter() - start

    def _separate(self, outcome):
        line = getattr(outcome, "separator2", None)
        if line is not None:
            self.stream.writeln(line)

    def _printDurations(self, outcome):
        by_time = sorted(getattr(outcome, "collectedDurations", ()), key=lambda pair: -pair[1])
        if not by_time:
            return
        slowest = by_time[:self.durations or None] if self.durations >= 0 else by_time
        shown = [pair for pair in slowest if self.verbosity > 1 or pair[1] >= 0.001]
        self.stream.writeln("Slowest test durations")
        self._separate(outcome)
        for name, seconds in shown:
            self.stream.writeln(f"{f'{seconds:.3f}s':<10} {name}")
        self.stream.writeln("\n(durations < 0.001s were hidden; use -v to show these durations)"
                            if len(shown) < len(slowest) else None)

    def _sum_up(self, outcome, seconds):
        run = outcome.testsRun
        self.stream.writeln(f"Ran {run} test{'' if run == 1 else 's'} in {seconds:.3f}s\n")
        counts = [(label, len(getattr(outcome, name, ()))) for name, label in _COUNTED]
        infos = ", ".join(f"{label}={n}" for label, n in counts if n)
        if not outcome.wasSuccessful():
            verdict = "FAILED"
        else:
            verdict = "OK" if run or dict(counts)["skipped"] else "NO TESTS RAN"
        self.stream.writeln(f"{verdict} ({infos})" if infos else verdict)
        self.stream.flush()
