"""Finding tests: in classes, in modules, by dotted name, in folders.

What cannot be loaded does not end the search: it becomes a test that fails, and an entry in the loader's `errors`."""

import os
import sys

from . import case, suite, util

__unittest = True


class _FailedTest(case.TestCase):
    """Stands for what could not be loaded; running it raises why."""

    def __init__(self, name, why):
        vars(self)[name] = _Raiser(why)
        super().__init__(name)


class _Raiser:
    """What such a test calls: an object and no function, since it may have to be pickled."""

    def __init__(self, why):
        self.why, self.__doc__ = why, None

    def __call__(self):
        raise self.why


def _trace(error):
    import traceback
    return "".join(traceback.format_exception(error))


def _skipped(name, why):
    """A test of that name which is skipped."""
    test = case.skip(str(why))(lambda self: None)
    return type("ModuleSkipped", (case.TestCase,), {name: test})(name)


def _is_case(thing):
    bare = case.TestCase, case.FunctionTestCase
    return isinstance(thing, type) and issubclass(thing, case.TestCase) and thing not in bare


class TestLoader:
    """Makes suites of what it finds."""

    suiteClass = suite.TestSuite
    testMethodPrefix, testNamePatterns = "test", None
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    _top_level_dir = None

    def __init__(self):
        self.errors = []
        self._loading = set()  # names of the packages that are being searched

    def _blame(self, name, error, text=None):
        """A suite of one failing test; the text, if any, becomes an entry in errors."""
        if text is not None:
            self.errors.append(text)
        return self.suiteClass([_FailedTest(name, error)])

    # ---- classes

    def getTestCaseNames(self, testCaseClass):
        """The names of the methods that are tests, in order."""
        names = [name for name in dir(testCaseClass) if name.startswith(self.testMethodPrefix)
                 and callable(getattr(testCaseClass, name)) and self._is_wanted(testCaseClass, name)]
        compare = self.sortTestMethodsUsing
        if compare is util.three_way_cmp:
            names.sort()
        elif compare:
            from functools import cmp_to_key
            names.sort(key=cmp_to_key(compare))
        return names

    def _is_wanted(self, cls, name):
        if self.testNamePatterns is None:
            return True
        from fnmatch import fnmatchcase
        full = f"{util.strclass(cls)}.{name}"
        return any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns)

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        if not _is_case(testCaseClass):
            return self.suiteClass([])
        names = self.getTestCaseNames(testCaseClass)
        return self.suiteClass(map(testCaseClass, names or ["runTest"] * hasattr(testCaseClass, "runTest")))

    # ---- modules

    def loadTestsFromModule(self, module, *, pattern=None):
        classes = filter(_is_case, (getattr(module, name) for name in dir(module)))
        found = self.suiteClass([self.loadTestsFromTestCase(cls) for cls in classes])
        say = getattr(module, "load_tests", None)
        try:
            return found if say is None else say(self, found, pattern)
        except Exception as error:
            return self._blame(module.__name__, error, "Failed to call load_tests:\n" + _trace(error))

    def _import_failed(self, name, error):
        """(what to blame and the error that says so)."""
        return name, ImportError(f"Failed to import test module: {name}\n{_trace(error)}")

    # ---- names

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def loadTestsFromName(self, name, module=None):
        path, failed = name.split("."), None
        if module is None:
            module, failed = self._nearest_module(path)
            if module is None:
                return self._blame(*failed, str(failed[1]))
            path = path[1:]
        parent, thing = None, module
        for part in path:
            try:
                parent, thing = thing, getattr(thing, part)
            except AttributeError as error:
                if failed and hasattr(thing, "__path__"):
                    # In a package: that the part could not be imported is the better reason.
                    return self._blame(*failed, str(failed[1]))
                return self._blame(part, error, "Failed to access attribute:\n" + _trace(error))
        return self._as_suite(thing, parent, path[-1:])

    def _nearest_module(self, path):
        """(the top module of the longest start of the path that can be imported, why the next part cannot)."""
        failed = None
        for end in range(len(path), 0, -1):
            try:
                return __import__(".".join(path[:end])), failed
            except ImportError as error:
                failed = self._import_failed(path[end - 1], error)
        return None, failed

    def _as_suite(self, thing, parent, name):
        if isinstance(thing, type(sys)):
            return self.loadTestsFromModule(thing)
        if _is_case(thing):
            return self.loadTestsFromTestCase(thing)
        if isinstance(thing, suite.TestSuite):
            return thing
        if isinstance(thing, type(_is_case)) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            test = parent(*name)
            # A static method is no test of this case: it is called below, and returns tests.
            if not isinstance(getattr(test, *name), type(_is_case)):
                return self.suiteClass([test])
        if not callable(thing):
            raise TypeError(f"don't know how to make test from: {thing}")
        made = thing()
        if isinstance(made, case.TestCase):
            made = self.suiteClass([made])
        elif not isinstance(made, suite.TestSuite):
            raise TypeError(f"calling {thing} returned {made}, not a test")
        return made

    # ---- folders

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """All tests of the modules below a folder whose file names match."""
        before = self._top_level_dir
        top = top_level_dir or before
        self._top_level_dir = os.path.abspath(top or start_dir)
        if self._top_level_dir not in sys.path:
            # In front, so that what is found there is also what is imported.
            sys.path.insert(0, self._top_level_dir)
        folder, own_top = self._start(start_dir)
        if not top:
            self._top_level_dir = own_top
        found = [*self._find_tests(folder, pattern)]
        self._top_level_dir = before
        return self.suiteClass(found)

    def _start(self, start):
        """(the folder to begin with, the folder that its modules are imported from by default)."""
        folder = os.path.abspath(start)
        if os.path.isdir(folder):
            if folder == self._top_level_dir or os.path.isfile(os.path.join(folder, "__init__.py")):
                return folder, self._top_level_dir
            raise ImportError(f"Start directory is not importable: {folder!r}")
        try:
            __import__(start)
        except ImportError:
            raise ImportError(f"Start directory is not importable: {start!r}") from None
        package = sys.modules[start]
        file = getattr(package, "__file__", None)
        if file is None:
            if start in sys.builtin_module_names:
                raise TypeError("Can not use builtin modules as dotted module names")
            raise TypeError(f"don't know how to discover from {package!r}")
        folder = top = os.path.dirname(os.path.abspath(file))
        for _ in package.__name__.split("."):
            top = os.path.dirname(top)
        return folder, top

    def _get_name_from_path(self, path):
        """How a file or folder is called when imported."""
        if path == self._top_level_dir:
            return "."
        within = os.path.relpath(os.path.normpath(path), self._top_level_dir)
        assert within.split(os.path.sep)[0] != os.pardir, "Path must be within the project"
        return within.removesuffix(".py").replace(os.path.sep, ".")

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _match_path(self, path, full_path, pattern):
        """Whether a file is to be looked at; for subclasses that know better."""
        from fnmatch import fnmatch
        return fnmatch(path, pattern)

    def _find_tests(self, start_dir, pattern):
        name = self._get_name_from_path(start_dir)
        if name != "." and name not in self._loading:
            # The start is a package: its load_tests() may answer for all of it.
            yield from self._tests_at(start_dir, pattern, deeper=False)
            if not self._goes_deeper:
                return
        for entry in sorted(os.listdir(start_dir)):
            yield from self._tests_at(os.path.join(start_dir, entry), pattern)

    def _tests_at(self, path, pattern, deeper=True):
        """The tests of the file or folder and, if wanted, of what lies in the folder."""
        tests, self._goes_deeper = self._look_at(path, pattern)
        if tests is not None:
            yield tests
        if deeper and self._goes_deeper:
            name = self._get_name_from_path(path)
            self._loading.add(name)
            try:
                yield from self._find_tests(path, pattern)
            finally:
                self._loading.discard(name)

    def _look_at(self, path, pattern):
        """(the tests of a module or package or None, whether to look below)."""
        base, is_file = os.path.basename(path), os.path.isfile(path)
        if is_file:
            stem, dot_py = os.path.splitext(base)
            if dot_py != ".py" or not stem.isidentifier() or not self._match_path(base, path, pattern):
                return None, False
        elif not (os.path.isdir(path) and os.path.isfile(os.path.join(path, "__init__.py"))):
            return None, False
        name = self._get_name_from_path(path)
        try:
            module = self._get_module_from_name(name)
        except case.SkipTest as why:
            return self.suiteClass([_skipped(name, why)]), False
        except BaseException as error:
            failed = self._import_failed(name, error)
            return self._blame(*failed, str(failed[1])), False
        if is_file:
            _check_origin(module, path)
            return self.loadTestsFromModule(module, pattern=pattern), False
        self._loading.add(name)
        try:
            return self.loadTestsFromModule(module, pattern=pattern), not hasattr(module, "load_tests")
        finally:
            self._loading.discard(name)


def _check_origin(module, path):
    """Complains of a module that was not imported from the path."""
    origin = os.path.abspath(getattr(module, "__file__", path))
    stems = [os.path.splitext(os.path.realpath(p))[0] for p in (origin, path)]
    if stems[0].lower() != stems[1].lower():
        expected, name = os.path.split(path)
        raise ImportError(f"{os.path.splitext(name)[0]!r} module incorrectly imported from "
                          f"{os.path.dirname(stems[0])!r}. Expected {expected!r}. "
                          "Is this module globally installed?")


defaultTestLoader = TestLoader()
