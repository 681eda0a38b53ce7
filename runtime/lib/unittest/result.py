"""Results: what happened to the tests that ran."""

import io
import sys

from . import util

__unittest = True

STDOUT_LINE, STDERR_LINE = "\nStdout:\n%s", "\nStderr:\n%s"


def failfast(method):
    """A decorator for what a failing test calls: stops the run if that was asked for."""
    def wrapper(self, *args, **kwargs):
        self._stop_if_fast()
        return method(self, *args, **kwargs)
    for name in "__name__", "__doc__":
        setattr(wrapper, name, getattr(method, name))
    wrapper.__wrapped__ = method
    return wrapper


class TestResult:
    """Counts tests and collects what went wrong; says nothing."""

    # What suites note here, as one result is handed from suite to suite.
    _previousTestClass, _moduleSetUpFailed, _testRunEntered = None, False, False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.buffer = self.tb_locals = False  # options
        self.testsRun, self.shouldStop = 0, False
        for name in ("failures", "errors", "skipped", "expectedFailures", "unexpectedSuccesses",
                     "collectedDurations"):
            setattr(self, name, [])
        self._mirrorOutput = False  # whether what the test printed is to be shown
        self._kept = None           # where it is kept until then: two StringIO
        self._original_stdout, self._original_stderr = sys.stdout, sys.stderr

    def __repr__(self):
        return (f"<{util.strclass(type(self))} run={self.testsRun} errors={len(self.errors)} "
                f"failures={len(self.failures)}>")

    # ---- what runners and suites call

    def startTestRun(self):
        """Called once, before the first test."""

    def stopTestRun(self):
        """Called once, after the last test."""

    def printErrors(self):
        """Called at the end, by the runner."""

    def startTest(self, test):
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def stopTest(self, test):
        self._restoreStdout()
        self._mirrorOutput = False

    def stop(self):
        """No further test will be started."""
        self.shouldStop = True

    def _stop_if_fast(self):
        if getattr(self, "failfast", False):
            self.stop()

    def wasSuccessful(self):
        bad = self.failures, self.errors, getattr(self, "unexpectedSuccesses", ())
        return not any(bad)

    # ---- what tests call

    def _add(self, kind, test, err, case=None):
        kind.append((test, self._exc_info_to_string(err, case or test)))
        if kind is not self.expectedFailures:
            self._mirrorOutput = True

    @failfast
    def addError(self, test, err):
        self._add(self.errors, test, err)

    @failfast
    def addFailure(self, test, err):
        self._add(self.failures, test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._stop_if_fast()
            failed = issubclass(err[0], test.failureException)
            self._add(self.failures if failed else self.errors, subtest, err, test)

    def addExpectedFailure(self, test, err):
        self._add(self.expectedFailures, test, err)

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses += test,

    def addSuccess(self, test):
        """Called after a test that passed."""

    def addSkip(self, test, reason):
        self.skipped += (test, reason),

    def addDuration(self, test, elapsed):
        if hasattr(self, "collectedDurations"):  # results of somebody's own may lack it
            self.collectedDurations += (str(test), elapsed),

    # ---- output of tests, kept back while they run if `buffer` is set

    def _setupStdout(self):
        if self.buffer:
            if not self._kept:
                self._kept = io.StringIO(), io.StringIO()
            sys.stdout, sys.stderr = self._kept

    _stdout_buffer = property(lambda self: self._kept and self._kept[0])
    _stderr_buffer = property(lambda self: self._kept and self._kept[1])

    def _restoreStdout(self):
        if not self.buffer:
            return
        originals = self._original_stdout, self._original_stderr
        if self._mirrorOutput:
            for original, text in zip(originals, self._printed()):
                original.write(text)
        sys.stdout, sys.stderr = originals
        for kept in self._kept:
            kept.truncate(kept.seek(0))

    def _printed(self):
        """What the test printed so far, to either stream, with a headline if there is something."""
        for stream, headline in (sys.stdout, STDOUT_LINE), (sys.stderr, STDERR_LINE):
            text = stream.getvalue()
            yield headline % (text.removesuffix("\n") + "\n") if text else ""

    # ---- exceptions as text

    def _exc_info_to_string(self, err, test):
        import traceback
        kind, value, tb = err
        report = traceback.TracebackException(kind, value, self._own_frames_cut(value, tb, test),
                                              capture_locals=self.tb_locals, compact=True)
        return "".join([*report.format(), *(self._printed() if self.buffer else ())])

    def _own_frames_cut(self, value, tb, test):
        """The traceback without unittest's frames; those of the exceptions behind it lose them too."""
        answer = self._trimmed(tb, type(value) is test.failureException)
        seen, behind = {id(value)}, [value]
        while behind:
            e = behind.pop()
            if e is None:
                continue
            for other in e.__cause__, e.__context__:
                if other is not None and id(other) not in seen:
                    seen.add(id(other))
                    behind.append(other)
                    assertion = type(other) is test.failureException
                    other.__traceback__ = self._trimmed(other.__traceback__, assertion)
        return answer

    def _trimmed(self, tb, assertion):
        """Without the frames that called the test and, for an assertion, those that the test called."""
        own = self._is_relevant_tb_level
        while tb and own(tb):
            tb = tb.tb_next
        last = tb
        while assertion and last and last.tb_next:
            if own(last.tb_next):
                last.tb_next = None
            last = last.tb_next
        return tb

    def _is_relevant_tb_level(self, tb):
        return "__unittest" in tb.tb_frame.f_globals
