"""Runs one of CPython's test files and writes what became of each test to a report.

    krait run_tests.py REPORT NAME SKIPS [PATTERN...]

The report has a line for each event, written at once, so that a crash loses nothing:
    planned N / begin ID / passed ID / failed ID / error ID / skipped ID REASON / done
SKIPS holds, tab-separated, patterns of tests that are not counted and the reason of each.
"""

import os
import sys
import unittest

__unittest = True

HERE = os.path.dirname(os.path.abspath(__file__))


def matches(pattern, name):
    """Whether the name ends with the dotted pattern; its last part may be *."""
    if pattern.endswith(".*"):
        return f".{name}".rpartition(".")[0].endswith("." + pattern[:-2])
    return f".{name}".endswith("." + pattern)


class Report(unittest.TestResult):
    """One verdict for each test: a test with a failing subtest has failed."""

    def __init__(self, path, skips):
        super().__init__()
        self.file, self.skips, self.verdict = open(path, "w", encoding="utf-8"), skips, None

    def say(self, *words):
        print(*words, file=self.file, flush=True)

    def startTest(self, test):
        self.verdict = None
        self.say("begin", test.id())
        super().startTest(test)

    def stopTest(self, test):
        super().stopTest(test)
        self.say(self.verdict or "passed", test.id())

    def bad(self, verdict, test, err):
        if self.verdict != "error":
            self.verdict = verdict
        text = self._exc_info_to_string(err, test).rstrip()
        print(f"{'=' * 20} {verdict.upper()}: {test}\n{text}\n", flush=True)

    def addError(self, test, err):
        if isinstance(test, unittest.TestCase):
            self.bad("error", test, err)
        else:  # a class or module whose set-up failed: its tests do not run
            self.bad("error", test, err)
            self.say("begin", test.id())
            self.say("error", test.id())

    def addFailure(self, test, err):
        self.bad("failed", test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.bad("failed" if issubclass(err[0], test.failureException) else "error", subtest,
                     err)

    def addSkip(self, test, reason):
        if not self.verdict:
            self.verdict = "skipped"
        reason = " ".join(str(reason).split())
        if not isinstance(test, unittest.TestCase):
            self.say("begin", test.id())
            self.say("skipped", test.id())
        self.say("reason", test.id(), "|", reason)

    def addUnexpectedSuccess(self, test):
        self.verdict = "failed"
        print(f"{'=' * 20} UNEXPECTED SUCCESS: {test}\n", flush=True)

    def addDuration(self, test, elapsed):
        if elapsed > 5:
            self.say("slow", test.id(), f"{elapsed:.1f}")


def flatten(suite):
    for item in suite:
        if isinstance(item, unittest.TestCase) or not hasattr(item, "__iter__"):
            yield item
        else:
            yield from flatten(item)


def below(frames, call):
    """Calls from so many frames further down: test_tracemalloc counts on a runner as deep as CPython's own."""
    below(frames - 1, call) if frames else call()


def main():
    report_path, name, skip_path, *patterns = sys.argv[1:]
    lib = os.environ["CPYTHON_LIB"]
    # Last: pure Python modules that krait leaves to the installed library, such as fractions.
    sys.path[:] = [HERE, lib]
    with open(skip_path, encoding="utf-8") as f:
        skips = [line.split("\t", 1) for line in f.read().splitlines()
                 if line.strip() and not line.startswith("#")]
    report = Report(report_path, skips)
    reason = dict(skips).get(name)
    if reason is not None:  # the whole file
        report.say("planned 0")
        report.say("uncounted", name, "|", reason)
        report.say("done")
        return
    loader = unittest.TestLoader()
    try:
        __import__("test." + name)
        suite = loader.loadTestsFromModule(sys.modules["test." + name])
    except unittest.SkipTest as e:
        report.say("planned 1")
        report.say("begin", name)
        report.say("skipped", name)
        report.say("reason", name, "|", " ".join(str(e).split()))
        report.say("done")
        return
    chosen = unittest.TestSuite()
    counted = 0
    for test in flatten(suite):
        test_id = test.id().removeprefix("test.")
        if patterns and not any(p in test_id for p in patterns):
            continue
        reason = next((why for pattern, why in skips if matches(pattern, test_id)), None)
        if reason is not None:
            report.say("uncounted", test_id, "|", reason)
            continue
        counted += 1
        chosen.addTest(test)
    report.say("planned", counted)
    below(5, lambda: chosen.run(report))
    report.say("done")


if __name__ == "__main__":
    main()
