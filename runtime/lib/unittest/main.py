"""The command line of unittest. It is read here, by a table: argparse would cost more than most tests."""

import os
import sys

from . import loader, runner
from .signals import installHandler

__unittest = True

_EXIT_WITHOUT_TESTS = 5

# Names and the word for the value, the attribute that is set, what it is set to (or int, str, list: the value as that),
# and what the help says.
_OPTIONS = (
    ("-v --verbose", "verbosity", 2, "Verbose output"),
    ("-q --quiet", "verbosity", 0, "Quiet output"),
    ("--locals", "tb_locals", True, "Show local variables in tracebacks"),
    ("--durations N", "durations", int, "Show the N slowest test cases (N=0 for all)"),
    ("-f --failfast", "failfast", True, "Stop on first fail or error"),
    ("-c --catch", "catchbreak", True, "Catch Ctrl-C and display results so far"),
    ("-b --buffer", "buffer", True, "Buffer stdout and stderr during tests"),
    ("-k TESTNAMEPATTERNS", "testNamePatterns", list, "Only run tests which match the given substring"),
)
_DISCOVERY = (
    ("-s --start-directory START", "start", str, "Directory to start discovery ('.' default)"),
    ("-p --pattern PATTERN", "pattern", str, "Pattern to match tests ('test*.py' default)"),
    ("-t --top-level-directory TOP", "top", str,
     "Top level directory of project (defaults to start directory)"),
)
_SWITCHES = "failfast", "catchbreak", "buffer"  # not offered to who has set them in the program

# What follows the options in the help, for `-m unittest` and for a module that calls main().
_EXAMPLES = {
    False: (("test_module", "run tests from test_module"),
            ("module.TestClass", "run tests from module.TestClass"),
            ("module.Class.test_method", "run specified test method"),
            ("path/to/test_file.py", "run tests from test_file.py")),
    True: (("", "run default set of tests"), ("MyTestSuite", "run suite 'MyTestSuite'"),
           ("MyTestCase.testSomething", "run MyTestCase.testSomething"),
           ("MyTestCase", "run all 'test*' test methods in MyTestCase")),
}


class _Option:
    """A row of the tables."""

    def __init__(self, row):
        words, self.attribute, self.value, self.help = row
        words = words.split()
        self.names = [word for word in words if word.startswith("-")]
        self.word = words[-1] if self.wants_value() else ""
        self.shown = ", ".join(f"{name} {self.word}".rstrip() for name in self.names)

    def wants_value(self):
        return self.value in (int, str, list) and isinstance(self.value, type)

    def __str__(self):
        return "argument " + "/".join(self.names)


class _Arguments:
    """A command line: `found` has (option, value) in the order given, `words` what is no option."""

    def __init__(self, options, argv):
        self.found, self.words, self.problem, self.help = [], [], None, False
        self.by_name = {name: option for option in options for name in option.names}
        self.waiting = list(reversed(argv))
        while self.waiting and not self.problem:
            word = self.waiting.pop()
            if word == "--":
                self.words += reversed(self.waiting)
                break
            if word in ("-h", "--help"):
                self.help = True
            elif len(word) < 2 or word[0] != "-":
                self.words.append(word)
            else:
                self._option(word)

    def _option(self, word):
        if word.startswith("--"):
            name, joined, value = word.partition("=")
            like = [option for n, option in self.by_name.items() if n.startswith(name)]
            option = self.by_name.get(name) or (like[0] if len(like) == 1 else None)
        else:
            name, value, joined = word[:2], word[2:], len(word) > 2
            option = self.by_name.get(name)
        if option is None:
            self.problem = f"unrecognized arguments: {word}"
        elif not option.wants_value():
            if joined and name.startswith("--"):
                self.problem = f"{option}: ignored explicit argument {value!r}"
            elif joined:
                self.waiting.append("-" + value)  # -vb is -v -b
            self.found.append((option, option.value))
        elif joined or self.waiting:
            self._valued(option, value if joined else self.waiting.pop())
        else:
            self.problem = f"{option}: expected one argument"

    def _valued(self, option, value):
        if option.value is int:
            try:
                value = int(value)
            except ValueError:
                self.problem = f"{option}: invalid int value: {value!r}"
        self.found.append((option, value))


def _as_module(name):
    """The name; where it is the path of a Python file, that of the module."""
    if not os.path.isfile(name) or name[-3:].lower() != ".py":
        return name
    path = os.path.normpath(os.path.relpath(name) if os.path.isabs(name) else name)
    if os.path.isabs(name) and (os.path.isabs(path) or path.startswith(os.pardir)):
        return name  # not below the current folder
    return path[:-3].translate({ord("/"): ".", ord("\\"): "."})


class TestProgram:
    """Loads and runs the tests that arguments and command line name, then exits."""

    module = failfast = catchbreak = buffer = progName = warnings = None
    testNamePatterns = durations = None
    verbosity = 1

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None):
        argv = sys.argv if argv is None else argv
        for name in ("defaultTest", "testRunner", "testLoader", "exit", "verbosity", "failfast", "catchbreak",
                     "buffer", "tb_locals", "durations"):
            setattr(self, name, locals()[name])
        self.module = module
        if type(module) is str:
            __import__(module)
            self.module = sys.modules[module]
        # What -W says on the command line is not overruled.
        self.warnings = warnings or (None if sys.warnoptions else "default")
        self.progName = os.path.split(argv[0])[1]
        self.parseArgs(argv)
        self.runTests()

    # ---- the command line

    def _read(self, argv, discovering=False):
        """Sets what the options say; the other words are returned."""
        rows = _OPTIONS + _DISCOVERY if discovering else _OPTIONS
        options = [option for option in map(_Option, rows)
                   if option.attribute not in _SWITCHES or getattr(self, option.attribute) is None]
        line = _Arguments(options, argv)
        if line.help:
            self._help(options, discovering)
            sys.exit(0)
        if discovering and len(line.words) > 3:
            line.problem = line.problem or "unrecognized arguments: " + " ".join(line.words[3:])
        if line.problem:
            print(f"{self._usage(discovering)}\n{self.progName}: error: {line.problem}", file=sys.stderr)
            sys.exit(2)
        for option, value in line.found:
            if option.value is list:
                pattern = value if "*" in value else f"*{value}*"
                value = [*(getattr(self, option.attribute) or ()), pattern]
            setattr(self, option.attribute, value)
        for name in _SWITCHES:
            if getattr(self, name) is None:
                setattr(self, name, False)
        return line.words

    def _usage(self, discovering):
        what = "discover [options] [START [PATTERN [TOP]]]" if discovering else "[options] [tests ...]"
        return f"usage: {self.progName} {what}"

    def _help(self, options, discovering):
        print(self._usage(discovering))
        alone = self.module is not None
        if not (discovering or alone):
            print(self._usage(True).replace("usage:", "   or:"))
        rows = [("-h, --help", "show this help message and exit")]
        rows += [(option.shown, option.help) for option in options]
        print("\noptions:")
        for shown, text in rows:
            print(f"  {shown:<20} {text}" if len(shown) <= 20 else f"  {shown}\n{'':23}{text}")
        if not discovering:
            print("\nExamples:")
            for words, text in _EXAMPLES[alone]:
                print(f"  {f'{self.progName} {words}':<34} - {text}")

    def parseArgs(self, argv):
        words = argv[1:]
        if self.module is None:
            if words and words[0].lower() == "discover":
                self._do_discovery(words[1:])
                return
            words = self._read(words)
            if not words:
                self._do_discovery([])
                return
        else:
            words = self._read(words)
        if words:
            self.testNames = list(map(_as_module, words))
        else:
            given = self.defaultTest
            self.testNames = (given,) if isinstance(given, str) else given and list(given)
        self.createTests()

    def _do_discovery(self, argv, Loader=None):
        self.start, self.pattern, self.top = ".", "test*.py", None
        for attribute, word in zip(("start", "pattern", "top"), self._read(argv, True)):
            setattr(self, attribute, word)
        self.createTests(True, Loader)

    # ---- what it is for

    def createTests(self, from_discovery=False, Loader=None):
        finder = Loader() if from_discovery and Loader else self.testLoader
        if from_discovery or self.testNamePatterns:
            finder.testNamePatterns = self.testNamePatterns
        if from_discovery:
            self.test = finder.discover(self.start, self.pattern, self.top)
        elif self.testNames is not None:
            self.test = finder.loadTestsFromNames(self.testNames, self.module)
        else:
            self.test = finder.loadTestsFromModule(self.module)

    def runTests(self):
        if self.catchbreak:
            installHandler()
        self.testRunner = self.testRunner or runner.TextTestRunner
        self.result = self._runner().run(self.test)
        if self.exit:
            sys.exit(self._status())

    def _runner(self):
        make = self.testRunner
        if not isinstance(make, type):
            return make
        # Runners of somebody's own may know fewer of the arguments.
        known = {name: getattr(self, name) for name in ("verbosity", "failfast", "buffer", "warnings")}
        for options in (known | {"tb_locals": self.tb_locals, "durations": self.durations}, known):
            try:
                return make(**options)
            except TypeError:
                pass
        return make()

    def _status(self):
        if not self.result.wasSuccessful():
            return 1
        return 0 if self.result.testsRun or self.result.skipped else _EXIT_WITHOUT_TESTS


main = TestProgram
