"""Finding tests: in classes, in modules, by dotted name, in folders."""

import os
import sys

from . import case, suite, util

__unittest = True

_FunctionType, _ModuleType = type(lambda: None), type(sys)


class _FailedTest(case.TestCase):
    """Stands for what could not be loaded; running it raises why."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def testFailure():
            raise self._exception
        return testFailure


def _failed(name, exception, suite_class, message):
    return suite_class((_FailedTest(name, exception),)), message


def _failed_import(name, suite_class, error):
    import traceback
    message = "Failed to import test module: %s\n%s" % (
        name, "".join(traceback.format_exception(error)))
    return _failed(name, ImportError(message), suite_class, message)


def _failed_load_tests(name, error, suite_class):
    import traceback
    message = "Failed to call load_tests:\n%s" % "".join(traceback.format_exception(error))
    return _failed(name, error, suite_class, message)


def _skipped(name, exception, suite_class):
    @case.skip(str(exception))
    def testSkipped(self):
        pass
    cls = type("ModuleSkipped", (case.TestCase,), {name: testSkipped})
    return suite_class((cls(name),))


def _is_matched(name, patterns):
    from fnmatch import fnmatchcase
    return any(fnmatchcase(name, pattern) for pattern in patterns)


class TestLoader:
    """Makes suites of what it finds; what cannot be loaded becomes a failing test."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        super().__init__()
        self.errors = []
        self._loading_packages = set()

    # ---- from classes and modules

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to "
                            "derive from TestCase?")
        if testCaseClass in (case.TestCase, case.FunctionTestCase):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if (isinstance(obj, type) and issubclass(obj, case.TestCase)
                    and obj not in (case.TestCase, case.FunctionTestCase)):
                tests.append(self.loadTestsFromTestCase(obj))
        load_tests = getattr(module, "load_tests", None)
        tests = self.suiteClass(tests)
        if load_tests is not None:
            try:
                return load_tests(self, tests, pattern)
            except Exception as e:
                error_case, message = _failed_load_tests(module.__name__, e, self.suiteClass)
                self.errors.append(message)
                return error_case
        return tests

    def getTestCaseNames(self, testCaseClass):
        """The names of the methods that are tests, in order."""
        def wanted(name):
            if not name.startswith(self.testMethodPrefix):
                return False
            if not callable(getattr(testCaseClass, name)):
                return False
            return self.testNamePatterns is None or _is_matched(
                f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}",
                self.testNamePatterns)
        names = list(filter(wanted, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            compare = self.sortTestMethodsUsing
            if compare is util.three_way_cmp:
                names.sort()
            else:
                from functools import cmp_to_key
                names.sort(key=cmp_to_key(compare))
        return names

    # ---- by name

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        error_case = error_message = None
        if module is None:
            names = parts[:]
            while names:
                try:
                    module = __import__(".".join(names))
                    break
                except ImportError as e:
                    next_name = names.pop()
                    error_case, error_message = _failed_import(next_name, self.suiteClass, e)
                    if not names:
                        self.errors.append(error_message)
                        return error_case
            parts = parts[1:]
        obj = module
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as e:
                if getattr(obj, "__path__", None) is not None and error_case is not None:
                    # Most likely it is a module that could not be imported.
                    self.errors.append(error_message)
                    return error_case
                import traceback
                message = "Failed to access attribute:\n%s" % "".join(traceback.format_exception(e))
                error_case, message = _failed(part, e, self.suiteClass, message)
                self.errors.append(message)
                return error_case
        return self._tests_of(obj, parent if parts else None, parts[-1] if parts else None)

    def _tests_of(self, obj, parent, last):
        if isinstance(obj, _ModuleType):
            return self.loadTestsFromModule(obj)
        if (isinstance(obj, type) and issubclass(obj, case.TestCase)
                and obj not in (case.TestCase, case.FunctionTestCase)):
            return self.loadTestsFromTestCase(obj)
        if (isinstance(obj, _FunctionType) and isinstance(parent, type)
                and issubclass(parent, case.TestCase)):
            test = parent(last)
            # A static method cannot be called through the case: then what it returns is the test.
            if not isinstance(getattr(test, last), _FunctionType):
                return self.suiteClass([test])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if callable(obj):
            test = obj()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError("calling %s returned %s, not a test" % (obj, test))
        raise TypeError("don't know how to make test from: %s" % obj)

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    # ---- from folders

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """All tests of the modules below a folder whose file names match."""
        original_top = self._top_level_dir
        set_implicit_top = False
        if top_level_dir is None and self._top_level_dir is not None:
            top_level_dir = self._top_level_dir
        elif top_level_dir is None:
            set_implicit_top, top_level_dir = True, start_dir
        top_level_dir = os.path.abspath(top_level_dir)
        if top_level_dir not in sys.path:
            sys.path.insert(0, top_level_dir)
        self._top_level_dir = top_level_dir
        importable = True
        if os.path.isdir(os.path.abspath(start_dir)):
            start_dir = os.path.abspath(start_dir)
            if start_dir != top_level_dir:
                importable = os.path.isfile(os.path.join(start_dir, "__init__.py"))
        else:
            try:
                __import__(start_dir)
            except ImportError:
                importable = False
            else:
                package = sys.modules[start_dir]
                try:
                    start_dir = os.path.abspath(os.path.dirname(package.__file__))
                except (AttributeError, TypeError):
                    if start_dir in sys.builtin_module_names:
                        raise TypeError("Can not use builtin modules as dotted module names") \
                            from None
                    raise TypeError(f"don't know how to discover from {package!r}") from None
                if set_implicit_top:
                    depth = package.__name__.count(".")
                    top = start_dir
                    for _ in range(depth + 1):
                        top = os.path.dirname(top)
                    self._top_level_dir = top
        if not importable:
            self._top_level_dir = original_top
            raise ImportError("Start directory is not importable: %r" % start_dir)
        tests = list(self._find_tests(start_dir, pattern))
        self._top_level_dir = original_top
        return self.suiteClass(tests)

    def _get_name_from_path(self, path):
        if path == self._top_level_dir:
            return "."
        path = os.path.normpath(path).removesuffix(".py")
        return os.path.relpath(path, self._top_level_dir).replace(os.path.sep, ".")

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _match_path(self, path, full_path, pattern):
        from fnmatch import fnmatch
        return fnmatch(path, pattern)

    def _find_tests(self, start_dir, pattern):
        name = self._get_name_from_path(start_dir)
        if name != "." and name not in self._loading_packages:
            # The start is a package: its load_tests() may take over.
            tests, recurse = self._find_test_path(start_dir, pattern)
            if tests is not None:
                yield tests
            if not recurse:
                return
        for entry in sorted(os.listdir(start_dir)):
            full_path = os.path.join(start_dir, entry)
            tests, recurse = self._find_test_path(full_path, pattern)
            if tests is not None:
                yield tests
            if recurse:
                inner = self._get_name_from_path(full_path)
                self._loading_packages.add(inner)
                try:
                    yield from self._find_tests(full_path, pattern)
                finally:
                    self._loading_packages.discard(inner)

    def _find_test_path(self, full_path, pattern):
        """(tests or None, whether to look below)."""
        base = os.path.basename(full_path)
        if os.path.isfile(full_path):
            stem = base[:-3]
            if (not base.endswith(".py") or not stem.isidentifier()
                    or not self._match_path(base, full_path, pattern)):
                return None, False
            name = self._get_name_from_path(full_path)
            try:
                module = self._get_module_from_name(name)
            except case.SkipTest as e:
                return _skipped(name, e, self.suiteClass), False
            except BaseException as e:
                error_case, message = _failed_import(name, self.suiteClass, e)
                self.errors.append(message)
                return error_case, False
            there = os.path.realpath(os.path.abspath(getattr(module, "__file__", full_path)))
            there = os.path.splitext(there)[0]
            if there.lower() != os.path.splitext(os.path.realpath(full_path))[0].lower():
                raise ImportError("%r module incorrectly imported from %r. Expected %r. Is this "
                                  "module globally installed?"
                                  % (stem, os.path.dirname(there), os.path.dirname(full_path)))
            return self.loadTestsFromModule(module, pattern=pattern), False
        if not os.path.isdir(full_path) or not os.path.isfile(
                os.path.join(full_path, "__init__.py")):
            return None, False
        name = self._get_name_from_path(full_path)
        try:
            package = self._get_module_from_name(name)
        except case.SkipTest as e:
            return _skipped(name, e, self.suiteClass), False
        except BaseException as e:
            error_case, message = _failed_import(name, self.suiteClass, e)
            self.errors.append(message)
            return error_case, False
        self._loading_packages.add(name)
        try:
            # A package with load_tests() answers for all that lies below it.
            tests = self.loadTestsFromModule(package, pattern=pattern)
            return tests, getattr(package, "load_tests", None) is None
        finally:
            self._loading_packages.discard(name)


defaultTestLoader = TestLoader()
