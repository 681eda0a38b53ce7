"""Examples in docstrings, run and compared with what stands below them.

A docstring is parsed into a DocTest, a list of Examples with the text that each is to print. A
runner executes them one by one in the test's globals, as the prompt would; a checker compares.
"""

import io
import re
import sys
import unittest

__all__ = ["register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE",
           "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP", "IGNORE_EXCEPTION_DETAIL",
           "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF",
           "REPORT_ONLY_FIRST_FAILURE", "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest",
           "DocTestParser", "DocTestFinder", "DocTestRunner", "OutputChecker", "DocTestFailure",
           "UnexpectedException", "DebugRunner", "testmod", "testfile", "run_docstring_examples",
           "DocTestSuite", "DocFileSuite", "set_unittest_reportflags", "script_from_examples",
           "TestResults"]

# unittest's own frames, and so these, do not show in reports.
__unittest = True

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The number of a flag, a new one if the name is new."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS
                    | SKIP | IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE
                   | FAIL_FAST)

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."


class TestResults(tuple):
    """(failed, attempted), and how many examples were skipped."""

    def __new__(cls, failed, attempted, *, skipped=0):
        self = super().__new__(cls, (failed, attempted))
        self.skipped = skipped
        return self

    failed = property(lambda self: self[0])
    attempted = property(lambda self: self[1])

    def __repr__(self):
        more = f", skipped={self.skipped}" if self.skipped else ""
        return f"TestResults(failed={self.failed}, attempted={self.attempted}{more})"


# ---- examples

class Example:
    """A statement, and what it is to print or raise."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        def whole(text):
            return text if text is None or text.endswith("\n") else text + "\n"
        self.source = whole(source)
        self.want = whole(want) if want else want
        self.exc_msg = whole(exc_msg)
        self.lineno, self.indent, self.options = lineno, indent, options or {}

    def _parts(self):
        return self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg

    def __eq__(self, other):
        return self._parts() == other._parts() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one docstring, with the globals to run them in."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), "DocTest no longer accepts str; use DocTestParser"
        self.examples, self.globs, self.docstring = examples, globs.copy(), docstring
        self.name, self.filename, self.lineno = name, filename, lineno

    def __repr__(self):
        n = len(self.examples)
        count = "no examples" if n == 0 else "1 example" if n == 1 else f"{n} examples"
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({count})>"

    def _parts(self):
        return (self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno)

    def __eq__(self, other):
        return self._parts() == other._parts() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return self._place() < other._place()

    def _place(self):
        return self.name, self.filename or "", self.lineno or 0, id(self)


class DocTestParser:
    """Finds the examples in a text, line by line."""

    _option = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.MULTILINE)
    _exception = re.compile(r"""
        (?P<hdr> Traceback\ \( (?: most\ recent\ call\ last | innermost\ last ) \) : )
        \s* $ (?P<stack> .*? ) ^ (?P<msg> \w+ .* )""", re.VERBOSE | re.MULTILINE | re.DOTALL)

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        return [piece for piece in self.parse(string, name) if isinstance(piece, Example)]

    def parse(self, string, name="<string>"):
        """Texts and Examples in turn."""
        lines = string.expandtabs().split("\n")
        margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")),
                     default=0)
        lines = [line[margin:] for line in lines]
        pieces, text, i = [], [], 0
        while i < len(lines):
            stripped = lines[i].lstrip(" ")
            if not (stripped == ">>>" or stripped.startswith(">>>")):
                text.append(lines[i])
                i += 1
                continue
            pieces.append("".join(line + "\n" for line in text))
            text = []
            i, example = self._example(lines, i, name)
            if example is not None:
                pieces.append(example)
        pieces.append("\n".join(text))
        return pieces

    def _example(self, lines, start, name):
        indent = len(lines[start]) - len(lines[start].lstrip(" "))
        pad = " " * indent
        end = start + 1
        while end < len(lines) and lines[end].lstrip(" ").startswith("..."):
            end += 1
        source_lines = lines[start:end]
        for k, line in enumerate(source_lines):
            if not line.startswith(pad):
                raise ValueError(f"line {start + k + 1} of the docstring for {name} has "
                                 f"inconsistent leading whitespace: {line!r}")
            if len(line) >= indent + 4 and line[indent + 3] != " ":
                raise ValueError(f"line {start + k + 1} of the docstring for {name} lacks blank "
                                 f"after {line[indent:indent + 3]}: {line!r}")
        source = "\n".join(line[indent + 4:] for line in source_lines)
        stop = end
        while stop < len(lines) and lines[stop].strip() and not (
                lines[stop].lstrip(" ").startswith(">>>")):
            if not lines[stop].startswith(pad):
                raise ValueError(f"line {stop + 1} of the docstring for {name} has inconsistent "
                                 f"leading whitespace: {lines[stop]!r}")
            stop += 1
        want = "\n".join(line[indent:] for line in lines[end:stop])
        options = self._find_options(source, name, start)
        if all(not line.strip() or line.strip().startswith("#") for line in source.split("\n")):
            return stop, None
        raised = self._exception.match(want)
        return stop, Example(source, want, raised and raised["msg"], start, indent, options)

    def _find_options(self, source, name, lineno):
        options = {}
        for found in self._option.finditer(source):
            for word in found[1].replace(",", " ").split():
                if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1} of the doctest for {name} has an invalid "
                                     f"option: {word!r}")
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
        return options


class DocTestFinder:
    """Finds the docstrings of a module, class or function, and of what lies in it."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._verbose, self._parser = verbose, parser
        self._recurse, self._exclude_empty = recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """The DocTests, in order of their names."""
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't "
                                 f"exist: {type(obj)!r}")
        if not module:  # None: to be found out; False: there is none
            found = obj if isinstance(obj, type(sys)) else sys.modules.get(getattr(obj, "__module__", None))
            module = found if module is None else None
        if globs is None:
            globs = vars(module) if module else {}
        globs = {"__name__": "__main__", **globs, **(extraglobs or {})}
        tests = []
        self._find(tests, obj, name, module, globs, set())
        tests.sort()
        return tests

    def _from_module(self, module, obj):
        if module is None:
            return True
        if isinstance(obj, type(lambda: None)):
            return module.__dict__ is obj.__globals__
        if isinstance(obj, property):
            return True
        if hasattr(obj, "__module__"):
            return module.__name__ == obj.__module__
        if hasattr(obj, "__objclass__"):
            return module.__name__ == obj.__objclass__.__module__
        raise ValueError("object must be a class or function")

    @staticmethod
    def _routine(obj):
        while hasattr(obj, "__wrapped__"):
            obj = obj.__wrapped__
        return isinstance(obj, (type(lambda: None), type(len), type(str.join)))

    def _find(self, tests, obj, name, module, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if isinstance(obj, type(sys)):
            for inner, value in obj.__dict__.items():
                if ((self._routine(value) or isinstance(value, type))
                        and self._from_module(module, value)):
                    self._find(tests, value, f"{name}.{inner}", module, globs, seen)
            for inner, value in getattr(obj, "__test__", {}).items():
                if not isinstance(inner, str):
                    raise ValueError("DocTestFinder.find: __test__ keys must be strings: "
                                     f"{type(inner)!r}")
                if not (isinstance(value, (str, type, type(sys))) or self._routine(value)):
                    raise ValueError("DocTestFinder.find: __test__ values must be strings, "
                                     f"functions, methods, classes, or modules: {type(value)!r}")
                self._find(tests, value, f"{name}.__test__.{inner}", module, globs, seen)
        elif isinstance(obj, type):
            for inner, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if ((self._routine(value) or isinstance(value, (type, property)))
                        and self._from_module(module, value)):
                    self._find(tests, value, f"{name}.{inner}", module, globs, seen)

    def _get_test(self, obj, name, module, globs):
        docstring = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        docstring = "" if docstring is None else f"{docstring}"
        if not docstring and self._exclude_empty:
            return None
        filename = getattr(module, "__file__", None) or getattr(module, "__name__", None)
        return self._parser.get_doctest(docstring, globs, name, filename,
                                        self._lineno(obj, filename))

    def _lineno(self, obj, filename):
        """The line, counted from 0, that the docstring begins on, if it is the next one."""
        if isinstance(obj, type(sys)):
            return 0
        if isinstance(obj, type):
            import linecache
            head = re.compile(rf"^\s*class\s*{re.escape(obj.__name__)}\b")
            for i, line in enumerate(linecache.getlines(filename or "")):
                if head.match(line):
                    return i + 1
            return None
        if isinstance(obj, property):
            obj = obj.fget
        code = getattr(getattr(obj, "__func__", obj), "__code__", None)
        return None if code is None else code.co_firstlineno


# ---- comparing

def _ellipsis_match(want, got):
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    if not got.startswith(first) or len(got) < len(first) + len(last) or not got.endswith(last):
        return False
    start, end = len(first), len(got) - len(last)
    for piece in middle:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


class OutputChecker:
    """Says whether a text is what was wanted, and how they differ."""

    def _toAscii(self, text):
        return str(text.encode("ASCII", "backslashreplace"), "ASCII")

    def check_output(self, want, got, optionflags):
        got, want = self._toAscii(got), self._toAscii(want)
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (
                ("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{re.escape(BLANKLINE_MARKER)}\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _ellipsis_match(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub("(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        flags = optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF)
        if flags and (flags & REPORT_NDIFF or want.count("\n") > 2 and got.count("\n") > 2):
            import difflib
            wanted, found = want.splitlines(True), got.splitlines(True)
            if flags & REPORT_UDIFF:
                diff = list(difflib.unified_diff(wanted, found, n=2))[2:]
                kind = "unified diff with -expected +actual"
            elif flags & REPORT_CDIFF:
                diff = list(difflib.context_diff(wanted, found, n=2))[2:]
                kind = "context diff with expected followed by actual"
            else:
                diff = list(difflib.ndiff(wanted, found))
                kind = "ndiff with -expected +actual"
            return f"Differences ({kind}):\n" + _indent("".join(diff))
        if want and got:
            return f"Expected:\n{_indent(want)}Got:\n{_indent(got)}"
        if want:
            return f"Expected:\n{_indent(want)}Got nothing\n"
        return f"Expected nothing\nGot:\n{_indent(got)}" if got else "Expected nothing\nGot nothing\n"


def _indent(text, by=4):
    return re.sub("(?m)^(?!$)", " " * by, text)


class DocTestFailure(Exception):
    """Raised by DebugRunner for an example that printed something else."""

    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """Raised by DebugRunner for an example that raised."""

    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


# ---- running

class _SpoofOut(io.StringIO):
    def getvalue(self):
        text = super().getvalue()
        return text + "\n" if text and not text.endswith("\n") else text

    def truncate(self, size=None):
        self.seek(size)
        super().truncate()


def _exception_text(value):
    """The lines that name an exception, without its traceback."""
    import traceback
    lines = traceback.format_exception_only(type(value), value)
    if isinstance(value, SyntaxError):
        # The place is not part of what is compared.
        names = type(value).__qualname__, f"{type(value).__module__}.{type(value).__qualname__}"
        start = next((i for i, line in enumerate(lines) if line.startswith(names)), 0)
        lines = lines[start:]
    return "".join(lines)


def _without_detail(text):
    """The name of the exception alone, without module and message."""
    end = text.find("\n")
    text = text if end < 0 else text[:end]
    text = text.partition(":")[0]
    return text.rpartition(".")[2]


class DocTestRunner:
    """Runs DocTests, reports failures, keeps count."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}
        self._fakeout = _SpoofOut()

    def report_start(self, out, test, example):
        if self._verbose:
            wanted = "Expecting:\n" + _indent(example.want) if example.want else \
                "Expecting nothing\n"
            out("Trying:\n" + _indent(example.source) + wanted)

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example)
            + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        import traceback
        out(self._failure_header(test, example) + "Exception raised:\n"
            + _indent("".join(traceback.format_exception(*exc_info))))

    def _failure_header(self, test, example):
        out = [self.DIVIDER]
        if test.filename:
            known = test.lineno is not None and example.lineno is not None
            lineno = test.lineno + example.lineno + 1 if known else "?"
            out.append(f'File "{test.filename}", line {lineno}, in {test.name}')
        else:
            out.append(f"Line {example.lineno + 1}, in {test.name}")
        out.append("Failed example:")
        out.append(_indent(example.source))
        return "\n".join(out)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Runs the examples of a test; TestResults."""
        self.test = test
        if compileflags is None:
            compileflags = _future_flags(test.globs)
        before, hook = sys.stdout, sys.displayhook
        if out is None:
            def out(text):
                before.write(text)
        sys.stdout, sys.displayhook = self._fakeout, sys.__displayhook__
        try:
            return self._run(test, compileflags, out)
        finally:
            sys.stdout, sys.displayhook = before, hook
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def _run(self, test, compileflags, out):
        failures = tries = skips = 0
        self.optionflags = self.original_optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = self.original_optionflags
            for flag, on in example.options.items():
                self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
            tries += 1
            if self.optionflags & SKIP:
                skips += 1
                continue
            if not quiet:
                self.report_start(out, test, example)
            good, report = self._run_one(test, example, compileflags, number)
            if good:
                if not quiet:
                    report(self.report_success, out)
            else:
                failures += 1
                if not quiet:
                    report(None, out)
                if self.optionflags & FAIL_FAST:
                    break
        self.optionflags = self.original_optionflags
        f, t, s = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = f + failures, t + tries, s + skips
        self.failures, self.tries, self.skips = self.failures + failures, self.tries + tries, self.skips + skips
        return TestResults(failures, tries, skipped=skips)

    def _run_one(self, test, example, compileflags, number):
        """(whether it did as it should, a function that reports it)."""
        exception, filename = None, f"<doctest {test.name}[{number}]>"
        import linecache
        linecache.cache[filename] = (len(example.source), None,
                                     example.source.splitlines(keepends=True), filename)
        try:
            code = compile(example.source, filename, "single", compileflags, True)
            exec(code, test.globs)
        except KeyboardInterrupt:
            raise
        except BaseException as e:
            exception = type(e), e, e.__traceback__.tb_next if e.__traceback__ else None
        got = self._fakeout.getvalue()
        self._fakeout.truncate(0)
        check = self._checker.check_output
        if exception is None:
            good = example.exc_msg is None and check(example.want, got, self.optionflags)
        elif example.exc_msg is None:
            return False, lambda how, out: self.report_unexpected_exception(out, test, example,
                                                                             exception)
        else:
            text = _exception_text(exception[1])
            good = check(example.exc_msg, text, self.optionflags)
            if not good and self.optionflags & IGNORE_EXCEPTION_DETAIL:
                good = check(_without_detail(example.exc_msg), _without_detail(text),
                             self.optionflags)
            if not good:
                import traceback
                got += "".join(traceback.format_exception(*exception))
        return good, lambda how, out: (how or self.report_failure)(out, test, example, got)

    def summarize(self, verbose=None):
        """Prints how many examples of which tests failed; TestResults."""
        verbose = self._verbose if verbose is None else verbose
        passed, empty, failed, tries = [], [], [], 0
        for name, (f, t, s) in sorted(self._stats.items()):
            tries += t
            (failed if f else passed if t else empty).append((name, f, t))
        if verbose:
            if empty:
                print(f"{len(empty)} item{'s' * (len(empty) != 1)} had no tests:")
                for name, _, _ in empty:
                    print(f"    {name}")
            if passed:
                print(f"{len(passed)} item{'s' * (len(passed) != 1)} passed all tests:")
                for name, _, t in passed:
                    print(f" {t:3d} test{'s' * (t != 1)} in {name}")
        if failed:
            print(self.DIVIDER)
            print(f"{len(failed)} item{'s' * (len(failed) != 1)} had failures:")
            for name, f, t in failed:
                print(f" {f:3d} of {t:3d} in {name}")
        if verbose:
            n = len(self._stats)
            print(f"{tries} test{'s' * (tries != 1)} in {n} item{'s' * (n != 1)}.")
            print(f"{tries - self.failures} passed"
                  + (f" and {self.failures} failed." if self.failures else "."))
            if not self.failures:
                print("Test passed.")
        if self.failures:
            print(f"***Test Failed*** {self.failures} failure{'s' * (self.failures != 1)}"
                  + (f" and {self.skips} skipped test{'s' * (self.skips != 1)}." * bool(self.skips)
                     or "."))
        return TestResults(self.failures, self.tries, skipped=self.skips)

    def merge(self, other):
        for name, counts in other._stats.items():
            mine = self._stats.get(name, (0, 0, 0))
            self._stats[name] = tuple(a + b for a, b in zip(mine, counts))


class DebugRunner(DocTestRunner):
    """Raises at the first failure."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


def _future_flags(globs):
    import __future__
    flags = 0
    for name in __future__.all_feature_names:
        if globs.get(name) is getattr(__future__, name):
            flags |= globs[name].compiler_flag
    return flags


# ---- front doors

master = None


def _run_all(tests, runner, report):
    global master
    for test in tests:
        runner.run(test)
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def _make_runner(raise_on_error, verbose, optionflags):
    kind = DebugRunner if raise_on_error else DocTestRunner
    return kind(verbose=verbose, optionflags=optionflags)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0,
            extraglobs=None, raise_on_error=False, exclude_empty=False):
    """Tests the docstrings of a module, __main__ unless another is given."""
    if m is None:
        m = sys.modules.get("__main__")
    if not isinstance(m, type(sys)):
        raise TypeError(f"testmod: module required; {m!r}")
    finder = DocTestFinder(exclude_empty=exclude_empty)
    tests = finder.find(m, name or m.__name__, globs=globs, extraglobs=extraglobs)
    return _run_all(tests, _make_runner(raise_on_error, verbose, optionflags), report)


def _load_file(filename, module_relative, package, encoding):
    import os
    if module_relative:
        if package is None:
            package = sys._getframe(2).f_globals.get("__name__")
        if isinstance(package, str):
            package = sys.modules.get(package) or __import__(package, fromlist=["*"])
        if os.path.isabs(filename) or filename.startswith("/"):
            raise ValueError("Module-relative files may not have absolute paths")
        folder = os.path.dirname(getattr(package, "__file__", "") or "")
        filename = os.path.join(folder, *filename.split("/"))
    with open(filename, encoding=encoding or "utf-8") as f:
        return f.read(), filename


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None,
             report=True, optionflags=0, extraglobs=None, raise_on_error=False,
             parser=DocTestParser(), encoding=None):
    """Tests the examples of a text file."""
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    text, filename = _load_file(filename, module_relative, package, encoding)
    globs = {**(globs or {}), **(extraglobs or {})}
    globs.setdefault("__name__", "__main__")
    test = parser.get_doctest(text, globs, name or filename.rpartition("/")[2], filename, 0)
    return _run_all([test], _make_runner(raise_on_error, verbose, optionflags), report)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None,
                           optionflags=0):
    """Tests one object's docstring and prints what fails."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


# ---- with unittest

_unittest_reportflags = 0


def set_unittest_reportflags(flags):
    """The reporting flags of DocTestCases; returns those before."""
    global _unittest_reportflags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError("Only reporting flags allowed", flags)
    before, _unittest_reportflags = _unittest_reportflags, flags
    return before


def _nothing(test):
    """The setUp and tearDown of tests that have none."""


class DocTestCase(unittest.TestCase):
    """A DocTest as a test case."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_optionflags, self._dt_checker, self._dt_test = optionflags, checker, test
        self._dt_setUp, self._dt_tearDown = setUp, tearDown

    def setUp(self):
        self._dt_globs = self._dt_test.globs.copy()
        (self._dt_setUp or _nothing)(self._dt_test)

    def tearDown(self):
        test = self._dt_test
        (self._dt_tearDown or _nothing)(test)
        test.globs.clear()
        test.globs.update(self._dt_globs)

    def runTest(self):
        test, new = self._dt_test, io.StringIO()
        flags = self._dt_optionflags
        if not flags & REPORTING_FLAGS:
            flags |= _unittest_reportflags
        runner = DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = "-" * 70
        results = runner.run(test, out=new.write, clear_globs=False)
        if results.skipped == len(test.examples) and results.skipped:
            raise unittest.SkipTest("all examples were skipped")
        if results.failed:
            raise self.failureException(self.format_failure(new.getvalue().rstrip("\n")))

    def format_failure(self, err):
        test = self._dt_test
        lineno = "unknown line number" if test.lineno is None else f"{test.lineno}"
        last = test.name.split(".")[-1]
        return (f"Failed doctest test for {test.name}\n"
                f'  File "{test.filename}", line {lineno}, in {last}\n\n{err}')

    def debug(self):
        self.setUp()
        DebugRunner(optionflags=self._dt_optionflags, checker=self._dt_checker,
                    verbose=False).run(self._dt_test, clear_globs=False)
        self.tearDown()

    def id(self):
        return self._dt_test.name

    def __eq__(self, other):
        return self._dt_test == other._dt_test if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash(self._dt_test)

    def __repr__(self):
        *path, last = self._dt_test.name.split(".")
        return f"{last} ({'.'.join(path)})"

    __str__ = object.__str__

    def shortDescription(self):
        return f"Doctest: {self._dt_test.name}"


class DocFileCase(DocTestCase):
    """The examples of a file as a test case."""

    def id(self):
        return "_".join(self._dt_test.name.split("."))

    def __repr__(self):
        return self._dt_test.filename

    def format_failure(self, err):
        return (f'Failed doctest test for {self._dt_test.name}\n  File "{self._dt_test.filename}", '
                f"line 0\n\n{err}")


class _DocTestSuite(unittest.TestSuite):
    def _removeTestAtIndex(self, index):
        pass


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """A suite with a case for each docstring of a module that has examples."""
    if module is None:
        module = sys._getframe(1).f_globals["__name__"]
    if isinstance(module, str):
        module = sys.modules.get(module) or __import__(module, fromlist=["*"])
    found = (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    tests = [test for test in found if test.examples]
    for test in tests:
        test.filename = test.filename or module.__name__
    return _DocTestSuite(DocTestCase(test, **options) for test in tests)


def DocFileTest(path, module_relative=True, package=None, globs=None, parser=DocTestParser(),
                encoding=None, **options):
    globs = {} if globs is None else globs.copy()
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    text, path = _load_file(path, module_relative, package, encoding)
    globs.setdefault("__file__", path)
    return DocFileCase(parser.get_doctest(text, globs, path.rpartition("/")[2], path, 0), **options)


def DocFileSuite(*paths, **kw):
    """A suite with a case for each file."""
    if kw.get("module_relative", True) and not kw.get("package"):
        kw["package"] = sys.modules[sys._getframe(1).f_globals["__name__"]]
    return _DocTestSuite(DocFileTest(path, **kw) for path in paths)


def script_from_examples(s):
    """The examples as a program; all else as comments."""
    out = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            out.append(piece.source[:-1])
            if piece.want:
                out.append("# Expected:")
                out += ["## " + line for line in piece.want.split("\n")[:-1]]
        else:
            out += [f"# {line}" if line else "#" for line in piece.split("\n")[:-1]]
    while out and out[-1] == "#":
        out.pop()
    while out and out[0] == "#":
        out.pop(0)
    return "\n".join(out) + "\n"


def _test():
    import os
    names = [arg for arg in sys.argv[1:] if not arg.startswith("-")]
    if not names:
        print("usage: python -m doctest [-v] [-f] FILE...")
        return 2
    flags = FAIL_FAST if "-f" in sys.argv else 0
    for name in names:
        if name.endswith(".py"):
            folder, file = os.path.split(name)
            sys.path.insert(0, folder)
            module = __import__(file[:-3])
            del sys.path[0]
            failures, _ = testmod(module, verbose="-v" in sys.argv, optionflags=flags)
        else:
            failures, _ = testfile(name, module_relative=False, verbose="-v" in sys.argv,
                                   optionflags=flags)
        if failures:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(_test())
