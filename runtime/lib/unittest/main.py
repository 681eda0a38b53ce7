"""The command line of unittest."""

import os
import sys

from . import loader, runner
from .signals import installHandler

__unittest = True
_NO_TESTS_EXITCODE = 5

_OPTIONS = """\

options:
  -h, --help           show this help message and exit
  -v, --verbose        Verbose output
  -q, --quiet          Quiet output
  --locals             Show local variables in tracebacks
  --durations N        Show the N slowest test cases (N=0 for all)
  -f, --failfast       Stop on first fail or error
  -c, --catch          Catch Ctrl-C and display results so far
  -b, --buffer         Buffer stdout and stderr during tests
  -k TESTNAMEPATTERNS  Only run tests which match the given substring
"""

_DISCOVERY_OPTIONS = """\
  -s, --start-directory START
                       Directory to start discovery ('.' default)
  -p, --pattern PATTERN
                       Pattern to match tests ('test*.py' default)
  -t, --top-level-directory TOP
                       Top level directory of project (defaults to start directory)
"""

MAIN_EXAMPLES = """\

Examples:
  %(prog)s test_module               - run tests from test_module
  %(prog)s module.TestClass          - run tests from module.TestClass
  %(prog)s module.Class.test_method  - run specified test method
  %(prog)s path/to/test_file.py      - run tests from test_file.py
"""

MODULE_EXAMPLES = """\

Examples:
  %(prog)s                           - run default set of tests
  %(prog)s MyTestSuite               - run suite 'MyTestSuite'
  %(prog)s MyTestCase.testSomething  - run MyTestCase.testSomething
  %(prog)s MyTestCase                - run all 'test*' test methods
                                       in MyTestCase
"""


def _convert_name(name):
    # A path of an existing .py file becomes the name of its module.
    if os.path.isfile(name) and name.lower().endswith(".py"):
        if os.path.isabs(name):
            path = os.path.relpath(name, os.getcwd())
            if os.path.isabs(path) or path.startswith(os.pardir):
                return name
            name = path
        return os.path.normpath(name)[:-3].replace("\\", ".").replace("/", ".")
    return name


def _convert_names(names):
    return [_convert_name(name) for name in names]


def _convert_select_pattern(pattern):
    return pattern if "*" in pattern else "*%s*" % pattern


class TestProgram:
    """Loads and runs the tests that arguments and command line name, then exits."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None
    _discovery_parser = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            __import__(module)
            self.module = sys.modules[module]
        else:
            self.module = module
        if argv is None:
            argv = sys.argv
        self.exit, self.failfast, self.catchbreak = exit, failfast, catchbreak
        self.verbosity, self.buffer, self.tb_locals = verbosity, buffer, tb_locals
        self.durations = durations
        if warnings is None and not sys.warnoptions:
            self.warnings = "default"
        else:
            self.warnings = warnings
        self.defaultTest, self.testRunner, self.testLoader = defaultTest, testRunner, testLoader
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    # ---- the command line, read by hand: argparse would cost more than most tests

    def _print_help(self, discovering=False):
        if self.module is None and not discovering:
            print(f"usage: {self.progName} [options] [tests ...]")
            print(f"   or: {self.progName} discover [options] [START [PATTERN [TOP]]]")
            print(_OPTIONS + MAIN_EXAMPLES % {"prog": self.progName}, end="")
        elif discovering:
            print(f"usage: {self.progName} discover [options] [START [PATTERN [TOP]]]")
            print(_OPTIONS + _DISCOVERY_OPTIONS, end="")
        else:
            print(f"usage: {self.progName} [options] [tests ...]")
            print(_OPTIONS + MODULE_EXAMPLES % {"prog": self.progName}, end="")

    def _usage_exit(self, message):
        print(f"usage: {self.progName} [options] [tests ...]\n{self.progName}: error: {message}",
              file=sys.stderr)
        sys.exit(2)

    def _set_option(self, name, value):
        match name:
            case "-v" | "--verbose":
                self.verbosity = 2
            case "-q" | "--quiet":
                self.verbosity = 0
            case "--locals":
                self.tb_locals = True
            case "-f" | "--failfast":
                self.failfast = True
            case "-c" | "--catch":
                self.catchbreak = True
            case "-b" | "--buffer":
                self.buffer = True
            case "-k":
                self.testNamePatterns = self.testNamePatterns or []
                self.testNamePatterns.append(_convert_select_pattern(value))
            case "--durations":
                try:
                    self.durations = int(value)
                except ValueError:
                    self._usage_exit(f"argument --durations: invalid int value: {value!r}")
            case _:
                return False
        return True

    def _parse(self, argv, discovering=False):
        """The arguments that are no options; those are set."""
        rest, i = [], 0
        with_value = {"-k": None, "--durations": None}
        if discovering:
            with_value.update({"-s": "start", "--start-directory": "start", "-p": "pattern",
                               "--pattern": "pattern", "-t": "top", "--top-level-directory": "top"})
        while i < len(argv):
            arg, value = argv[i], None
            i += 1
            if arg == "--":
                return rest + argv[i:]
            if not arg.startswith("-") or arg == "-":
                rest.append(arg)
                continue
            if arg in ("-h", "--help"):
                self._print_help(discovering)
                sys.exit(0)
            if arg.startswith("--"):
                name, equals, given = arg.partition("=")
                value = given if equals else None
            else:
                name, given = arg[:2], arg[2:]
                if name in with_value:
                    value = given or None
                elif given:
                    i -= 1
                    argv = argv[:i] + ["-" + given] + argv[i + 1:]
            if name in with_value and value is None:
                if i == len(argv):
                    self._usage_exit(f"argument {name}: expected one argument")
                value = argv[i]
                i += 1
            if with_value.get(name):
                setattr(self, with_value[name], value)
            elif not self._set_option(name, value):
                self._usage_exit(f"unrecognized arguments: {arg}")
        return rest

    def parseArgs(self, argv):
        if self.module is None:
            if len(argv) > 1 and argv[1].lower() == "discover":
                self._do_discovery(argv[2:])
                return
            tests = self._parse(argv[1:])
            if not tests:
                self._do_discovery([])
                return
        else:
            tests = self._parse(argv[1:])
        if tests:
            self.testNames = _convert_names(tests)
            if __name__ == "__main__":
                self.module = None
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if from_discovery:
            found = self.testLoader if Loader is None else Loader()
            found.testNamePatterns = self.testNamePatterns
            self.test = found.discover(self.start, self.pattern, self.top)
        elif self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def _do_discovery(self, argv, Loader=None):
        self.start, self.pattern, self.top = ".", "test*.py", None
        names = self._parse(argv, True)
        if len(names) > 3:
            self._usage_exit("unrecognized arguments: " + " ".join(names[3:]))
        for attribute, value in zip(("start", "pattern", "top"), names):
            setattr(self, attribute, value)
        self.createTests(from_discovery=True, Loader=Loader)

    def runTests(self):
        if self.catchbreak:
            installHandler()
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        test_runner = self._make_runner() if isinstance(self.testRunner, type) else self.testRunner
        self.result = test_runner.run(self.test)
        if self.exit:
            if not self.result.wasSuccessful():
                sys.exit(1)
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(_NO_TESTS_EXITCODE)
            sys.exit(0)

    def _make_runner(self):
        basic = {"verbosity": self.verbosity, "failfast": self.failfast, "buffer": self.buffer,
                 "warnings": self.warnings}
        # Runners of somebody's own may know fewer of the arguments.
        for options in ({**basic, "tb_locals": self.tb_locals, "durations": self.durations},
                        {**basic, "tb_locals": self.tb_locals}, basic):
            try:
                return self.testRunner(**options)
            except TypeError:
                pass
        return self.testRunner()


main = TestProgram
