"""What CPython's tests import as test.support, as far as it makes sense for krait.

Own code with the same interface. Nothing heavy is imported before a test asks for it. Parts that
are not replaced here (testcase, ast_helper ...) come from the installed package.
"""

import os
import sys
import time
import unittest
import warnings

if "CPYTHON_LIB" in os.environ:
    __path__.append(os.environ["CPYTHON_LIB"] + "/test/support")


# ---- limits and switches

# In seconds: for what happens here, on a net, soon, and in the end.
LOOPBACK_TIMEOUT, INTERNET_TIMEOUT, SHORT_TIMEOUT, LONG_TIMEOUT = 10.0, 60.0, 30.0, 300.0
_1M, _1G = 1 << 20, 1 << 30
# More than a pipe or a socket takes at once.
PIPE_MAX_SIZE, SOCK_MAX_SIZE, MAX_Py_ssize_t = 4 * _1M + 1, 16 * _1M + 1, sys.maxsize
_2G, _4G = 2 * _1G, 4 * _1G
NHASHBITS = sys.hash_info.width

verbose = 0
use_resources = []
max_memuse = real_max_memuse = 0
failfast = environment_altered = PGO = PGO_EXTENDED = False
junit_xml_list = None

MS_WINDOWS = is_jython = is_android = is_emscripten = is_wasi = False
is_apple = is_apple_mobile = is_s390x = False
Py_DEBUG = Py_TRACE_REFS = Py_GIL_DISABLED = HAVE_ASAN_FORK_BUG = False
has_strftime_extensions = True
unix_shell = "/bin/sh"
has_fork_support = has_subprocess_support = hasattr(os, "fork")
has_socket_support = False
TEST_MODULES_ENABLED = False
MISSING_C_DOCSTRINGS, HAVE_DOCSTRINGS = False, True

STDLIB_DIR, TEST_HTTP_URL = os.environ.get("CPYTHON_LIB", ""), "http://www.pythontest.net"
TEST_HOME_DIR = STDLIB_DIR + "/test"
TEST_SUPPORT_DIR = TEST_HOME_DIR + "/support"
TEST_DATA_DIR = TEST_HOME_DIR + "/data"
REPO_ROOT, _ = os.path.split(STDLIB_DIR)


class Error(Exception):
    """The root of what tests raise to say that they cannot go on."""


class TestFailed(Error):
    def __init__(self, msg, *args, stats=None):
        Error.__init__(self, msg, *args)
        self.msg, self.stats = msg, stats

    def __str__(self):
        return self.msg


class TestFailedWithDetails(TestFailed):
    def __init__(self, msg, errors, failures, stats):
        TestFailed.__init__(self, msg, errors, failures, stats=stats)
        self.errors, self.failures = errors, failures


class TestDidNotRun(Error):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


class _Context:
    """A generator as context manager and decorator, without contextlib."""

    def __init__(self, function, args, kwargs):
        self.again = function, args, kwargs
        self.generator = function(*args, **kwargs)

    def __enter__(self):
        return next(self.generator)

    def __exit__(self, kind, value, tb):
        if kind is None:
            next(self.generator, None)
            return False
        try:
            self.generator.throw(value)
        except StopIteration:
            return True
        except BaseException as e:
            if e is value:
                e.__traceback__ = tb
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")

    def __call__(self, function):
        @wraps(function)
        def inner(*args, **kwargs):
            with _Context(*self.again):
                return function(*args, **kwargs)
        return inner


def context(function):
    @wraps(function)
    def make(*args, **kwargs):
        return _Context(function, args, kwargs)
    return make


def wraps(wrapped):
    """functools.wraps(), without the import."""
    def decorator(wrapper):
        for name in ("__module__", "__name__", "__qualname__", "__doc__"):
            if hasattr(wrapped, name):
                setattr(wrapper, name, getattr(wrapped, name))
        wrapper.__dict__.update(getattr(wrapped, "__dict__", {}))
        wrapper.__wrapped__ = wrapped
        return wrapper
    return decorator


def _id(obj):
    return obj


# ---- skipping

def anticipate_failure(condition):
    return unittest.expectedFailure if condition else _id


def is_resource_enabled(resource):
    return True if use_resources is None else resource in use_resources


def requires(resource, msg=None):
    if is_resource_enabled(resource):
        return
    raise ResourceDenied(msg or f"Use of the {resource!r} resource not enabled")


def requires_resource(resource):
    missing = not is_resource_enabled(resource)
    return unittest.skipIf(missing, f"resource {resource!r} is not enabled")


def _implementations(guards):
    """(names of interpreters, what holds for the others): guards are all true or all false."""
    guards = guards or {"cpython": True}
    return guards, False in guards.values()


def check_impl_detail(**guards):
    named, others = _implementations(guards)
    return named.get(sys.implementation.name, others)


def impl_detail(msg=None, **guards):
    named, others = _implementations(guards)
    if msg is None:
        which = "not available on" if others else "specific to"
        msg = f"implementation detail {which} {' or '.join(sorted(named))}"
    return unittest.skipUnless(check_impl_detail(**guards), msg)


cpython_only = impl_detail(cpython=True)


def _never(reason):
    def decorator(test=None, *args, **kwargs):
        return unittest.skip(reason)(test) if callable(test) else unittest.skip(reason)
    return decorator


def _always(*args, **kwargs):
    return args[0] if args and callable(args[0]) else _id


requires_limited_api = _never("needs CPython's C API")
requires_specialization = _never("needs CPython's specializing interpreter")
requires_zlib = requires_gzip = requires_bz2 = requires_lzma = _never("needs a compression module")
requires_docstrings = requires_IEEE_754 = requires_debug_ranges = _always
requires_gil_enabled = requires_linux_version = requires_freebsd_version = _always
requires_mac_ver = skip_if_buildbot = skip_if_sanitizer = skip_if_pgo_task = _always
skip_on_s390x = with_pymalloc_only = skip_if_buggy_ucrt_strfptime = _id
expected_failure_if_gil_disabled = thread_unsafe = _always
requires_venv_with_pip = _never("needs venv")


def requires_fork():
    return _id if has_fork_support else unittest.skip("requires working os.fork()")


def requires_subprocess():
    return _id if has_subprocess_support else unittest.skip("requires subprocess support")


def requires_working_socket(*, module=False):
    if module:
        return  # most such files mean asyncio, whose loop works on pipes here; what needs sockets fails to import them
    return unittest.skip("requires socket support")


def has_no_debug_ranges():
    return False


def suppress_immortalization(suppress=True):
    return _always()


def skip_if_suppress_immortalization():
    return _id


def skip_if_broken_multiprocessing_synchronize():
    raise unittest.SkipTest("needs multiprocessing")


def check_sanitizer(**kinds):
    return False


def no_tracing(function):
    """The test runs without a trace function."""
    @wraps(function)
    def inner(*args, **kwargs):
        before = sys.gettrace()
        try:
            sys.settrace(None)
            return function(*args, **kwargs)
        finally:
            sys.settrace(before)
    return inner


def refcount_test(test):
    return cpython_only(no_tracing(test))


def without_optimizer(function):
    return function


def python_is_optimized():
    return True


def check_cflags_pgo():
    return False


def check_bolt_optimized():
    return False


def with_pymalloc():
    return False


def with_mimalloc():
    return False


def bigmemtest(size, memuse, dry_run=True):
    """Without much memory to spend, runs the test with a small size."""
    def decorator(function):
        def inner(self):
            if not dry_run:
                raise unittest.SkipTest(f"not enough memory: {size * memuse / _1G:.1f}G "
                                        "minimum needed")
            return function(self, 5147)
        inner.size, inner.memuse = size, memuse
        return inner
    return decorator


def bigaddrspacetest(function):
    return unittest.skip("not enough memory: needs all of the address space")(function)


def set_memlimit(limit):
    raise ValueError(f"Invalid memory limit: {limit!r}")


def load_package_tests(pkg_dir, loader, standard_tests, pattern):
    """load_tests() for a package of tests."""
    top = os.path.dirname(os.path.dirname(os.path.dirname(pkg_dir)))
    found = loader.discover(start_dir=pkg_dir, top_level_dir=STDLIB_DIR or top,
                            pattern=pattern or "test*")
    standard_tests.addTests(found)
    return standard_tests


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f"object {obj!r} has no attribute {name!r}")


# ---- streams

_streams = {}  # the stdout of the test runner, if it told


def record_original_stdout(stdout):
    _streams["stdout"] = stdout


def get_original_stdout():
    return _streams.get("stdout") or sys.stdout


@context
def captured_output(name):
    import io
    before = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, before)


captured_stdout, captured_stderr, captured_stdin = [
    lambda name=name: captured_output(name) for name in ("stdout", "stderr", "stdin")]


def flush_std_streams():
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.flush()


def print_warning(msg):
    flush_std_streams()
    text = "".join(f"Warning -- {line}\n" for line in msg.splitlines())
    print(text, end="", file=sys.__stderr__, flush=True)


# ---- settings that are put back

@context
def _swapped(get, put, drop, new):
    missing = object()
    before = get(missing)
    put(new)
    try:
        yield None if before is missing else before
    finally:
        if before is not missing:
            put(before)
        elif get(missing) is not missing:
            drop()


def swap_attr(obj, attr, new_val):
    return _swapped(lambda default: getattr(obj, attr, default),
                    lambda value: setattr(obj, attr, value), lambda: delattr(obj, attr), new_val)


def swap_item(obj, item, new_val):
    def get(default):
        return obj[item] if item in obj else default
    return _swapped(get, lambda value: obj.__setitem__(item, value),
                    lambda: obj.__delitem__(item), new_val)


def patch(test_instance, obj, name, value):
    """Sets an attribute until the test is over."""
    here = vars(obj).get(name, _id) if hasattr(obj, "__dict__") else getattr(obj, name)
    getattr(obj, name)
    test_instance.addCleanup(delattr if here is _id else setattr, obj, name,
                             *(() if here is _id else (here,)))
    setattr(obj, name, value)


@context
def disable_gc():
    import gc
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@context
def _set_to(put, before, *new):
    """A block with a setting of the interpreter changed."""
    put(*new)
    try:
        yield
    finally:
        put(*before)


def gc_threshold(*args):
    import gc
    return _set_to(gc.set_threshold, gc.get_threshold(), *args)


def adjust_int_max_str_digits(max_digits):
    return _set_to(sys.set_int_max_str_digits, [sys.get_int_max_str_digits()], max_digits)


def set_recursion_limit(limit):
    return _set_to(sys.setrecursionlimit, [sys.getrecursionlimit()], limit)


def get_recursion_depth():
    """How deep the caller is."""
    import traceback
    return max(sum(1 for _ in traceback.walk_stack(sys._getframe(1))), 1)


def get_recursion_available():
    return sys.getrecursionlimit() - get_recursion_depth()


def infinite_recursion(max_depth=None):
    max_depth = 20_000 if max_depth is None else max_depth
    if not max_depth > 2:
        raise ValueError(f"max_depth must be at least 3, got {max_depth}")
    return set_recursion_limit(max(get_recursion_depth() - 1, 1) + max_depth)


def get_c_recursion_limit():
    return 100_000


def exceeds_recursion_limit():
    """A depth that no recursion may reach."""
    return 150_000


setswitchinterval = sys.setswitchinterval


@context
def run_with_locale(category, *locales):
    try:
        import locale
        kind = getattr(locale, category)
        before = locale.setlocale(kind)
    except ImportError:
        locale = None
    else:
        for name in locales:
            try:
                locale.setlocale(kind, name)
                break
            except locale.Error:
                pass
    try:
        yield
    finally:
        if locale is not None:
            locale.setlocale(kind, before)


def run_with_tz(tz):
    def decorator(function):
        @wraps(function)
        def inner(*args, **kwargs):
            if not hasattr(time, "tzset"):
                raise unittest.SkipTest("tzset required")
            before = os.environ.get("TZ")
            os.environ["TZ"] = tz
            time.tzset()
            try:
                return function(*args, **kwargs)
            finally:
                if before is None:
                    del os.environ["TZ"]
                else:
                    os.environ["TZ"] = before
                time.tzset()
        return inner
    return decorator


def force_not_colorized(function):
    @wraps(function)
    def inner(*args, **kwargs):
        before = {name: os.environ.pop(name, None) for name in ("FORCE_COLOR", "PYTHON_COLORS")}
        no_color = os.environ.get("NO_COLOR")
        os.environ["NO_COLOR"] = "1"
        try:
            return function(*args, **kwargs)
        finally:
            before["NO_COLOR"] = no_color
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
    return inner


def maybe_get_event_loop_policy():
    return getattr(sys.modules.get("asyncio.events"), "_event_loop_policy", None)


def ignore_deprecations_from(module, *, like):
    token = object()
    warnings.filterwarnings("ignore", category=DeprecationWarning, module=module,
                            message=like + rf"(?#support{id(token)})")
    return token


def clear_ignored_deprecations(*tokens):
    ends = tuple(rf"(?#support{id(token)})" for token in tokens)
    warnings.filters[:] = [f for f in warnings.filters
                           if not (f[1] and getattr(f[1], "pattern", f[1]).endswith(ends))]


class SuppressCrashReport:
    """Crash reports are the system's affair: nothing to do."""

    def __enter__(self):
        return self

    def __exit__(self, *info):
        pass


class SaveSignals:
    def save(self):
        pass

    restore = save


@context
def disable_faulthandler():
    yield


class catch_unraisable_exception:
    """Keeps what sys.unraisablehook is told while the context lasts."""

    unraisable = None

    def __enter__(self):
        self._before = sys.unraisablehook
        sys.unraisablehook = lambda told: setattr(self, "unraisable", told)
        return self

    def __exit__(self, *info):
        sys.unraisablehook = self._before
        vars(self).pop("unraisable", None)


# ---- running code, waiting

def gc_collect():
    import gc
    gc.collect()
    gc.collect()
    gc.collect()


def run_code(code):
    import textwrap
    names = {}
    exec(textwrap.dedent(code), names)
    return names


def run_in_subinterp(code):
    raise unittest.SkipTest("requires subinterpreters")


run_in_subinterp_with_config = run_in_subinterp


def args_from_interpreter_flags():
    return []


optim_args_from_interpreter_flags = args_from_interpreter_flags


def reap_children():
    pass


def wait_process(pid, *, exitcode, timeout=None):
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if status != exitcode:
        raise AssertionError(f"process {pid} exited with code {status}, but exit code {exitcode} "
                             "is expected")


def busy_retry(timeout, err_msg=None, /, *, error=True):
    end = time.monotonic() + timeout
    while True:
        yield
        if time.monotonic() >= end:
            break
    if error:
        raise AssertionError(f"timeout ({timeout:.1f} seconds)" + (f": {err_msg}" if err_msg
                                                                   else ""))


def sleeping_retry(timeout, err_msg=None, /, *, init_delay=0.010, max_delay=1.0, error=True):
    pause = init_delay
    for attempt in busy_retry(timeout, err_msg, error=error):
        yield attempt
        time.sleep(min(pause, max_delay))
        pause += pause


class CPUStopwatch:
    """How much processor time a block took."""

    def __enter__(self):
        self.clock_info = time.get_clock_info("process_time")
        self.start = time.process_time()
        self.time_func = time.process_time
        return self

    def __exit__(self, *info):
        self.seconds = time.process_time() - self.start


def late_deletion(obj):
    """Keeps an object until the interpreter ends."""
    _kept.append(obj)


_kept = []


# ---- checks that many tests share

def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, "<test string>", "exec")
    for name, wanted in ("lineno", lineno), ("offset", offset):
        found = getattr(caught.exception, name)
        testcase.assertIsNotNone(found)
        if wanted is not None:
            testcase.assertEqual(found, wanted)


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    import re
    name = tp.__name__ if tp.__module__ == "builtins" else f"{tp.__module__}.{tp.__name__}"
    testcase.assertRaisesRegex(TypeError, f"cannot create '{re.escape(name)}' instances", tp,
                               *args, **kwds)


def check_free_after_iterating(test, iter, cls, args=()):
    """An exhausted iterator lets go of its container, even if freeing that asks the iterator."""
    done = False

    class Container(cls):
        def __del__(self):
            nonlocal done
            done = True
            try:
                next(iterator)
            except StopIteration:
                pass

    iterator = iter(Container(*args))
    test.assertRaises(StopIteration, next, iterator)
    gc_collect()
    test.assertTrue(done)


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    """__all__ names what the module defines, and the extra names."""
    homes = name_of_module or module.__name__
    homes = (homes,) if isinstance(homes, str) else homes

    def is_public(name, value):
        if name[0] == "_" or name in not_exported:
            return False
        home = getattr(value, "__module__", homes[0] if not isinstance(value, type(sys)) else None)
        return home in homes
    public = {name for name in dir(module) if is_public(name, getattr(module, name))}
    test_case.assertCountEqual(module.__all__, public.union(extra))


def detect_api_mismatch(ref_api, other_api, *, ignore=()):
    missing = set(dir(ref_api)) - set(dir(other_api)) - set(ignore)
    return {m for m in missing if not m.startswith("_") or m.endswith("__")}


def check_sizeof(test, o, size):
    raise unittest.SkipTest("sizes of CPython's structs")


def calcobjsize(fmt):
    raise unittest.SkipTest("sizes of CPython's structs")


calcvobjsize = calcobjsize


def findfile(filename, subdir=None):
    """The path of a data file of the tests; the name itself if there is none."""
    name = os.path.join(subdir or "", filename)
    paths = (os.path.join(folder, name) for folder in (TEST_HOME_DIR, TEST_DATA_DIR, *sys.path))
    return next(filter(os.path.exists, paths), name)


def open_urlresource(url, *args, **kw):
    raise ResourceDenied("Use of the 'urlfetch' resource not enabled")


def sortdict(dict):
    return "{%s}" % ", ".join("%r: %r" % pair for pair in sorted(dict.items()))


def collision_stats(nbins, nballs):
    """(expected collisions, their standard deviation) of balls thrown into bins."""
    from decimal import Decimal, localcontext
    n, k = Decimal(nbins), Decimal(nballs)
    with localcontext() as c:
        c.prec = nbins.bit_length() * 2
        empty = (1 - 1 / n) ** k
        mean = k - n + n * empty
        variance = n * (n - 1) * (1 - 2 / n) ** k + n * empty - n * n * empty * empty
        return float(mean), float(variance.sqrt())


def iter_builtin_types():
    seen, todo = set(), [object]
    while todo:
        cls = todo.pop()
        if cls not in seen and cls.__module__ == "builtins":
            seen.add(cls)
            yield cls
            todo.extend(type.__subclasses__(cls))


# ---- values with an opinion on comparisons

class _ALWAYS_EQ:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NEVER_EQ:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


ALWAYS_EQ, NEVER_EQ = _ALWAYS_EQ(), _NEVER_EQ()


class _Extreme:
    """Above, or below, all that is not the same."""

    def __init__(self, above):
        self._above = above

    def __eq__(self, other):
        return type(other) is _Extreme and other._above == self._above

    def __lt__(self, other):
        return not (self._above or self == other)

    def __le__(self, other):
        return not self._above or self == other

    def __gt__(self, other):
        return self._above and self != other

    def __ge__(self, other):
        return self._above or self == other


LARGEST, SMALLEST = _Extreme(True), _Extreme(False)


class BrokenIter:
    """An iterable that fails at the step that was asked for."""

    def __init__(self, init_raises=False, next_raises=False, iter_raises=False):
        self._fails = {"next": next_raises, "iter": iter_raises}
        1 / (not init_raises)

    def __iter__(self):
        1 / (not self._fails["iter"])
        return self

    def __next__(self):
        1 / (not self._fails["next"])


class Matcher:
    """Compares a dict of attributes with what is wanted; `_partial_matches` may be contained."""

    _partial_matches = ("msg", "message")

    def matches(self, d, **kwargs):
        return all(self.match_value(k, d.get(k), v) for k, v in kwargs.items())

    def match_value(self, k, dv, v):
        if type(v) is not type(dv):
            return False
        return dv.find(v) >= 0 if type(dv) is str and k in self._partial_matches else v == dv


def iter_slot_wrappers(cls):
    """(name, is it the class's own) for each special method of a built-in type that is a slot."""
    from types import WrapperDescriptorType
    values = {name: getattr(cls, name, None) for name in dir(cls)}
    for name, value in values.items():
        if isinstance(value, WrapperDescriptorType):
            yield name, name in cls.__dict__
