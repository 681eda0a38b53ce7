# unittest: several kinds of warnings at once, texts that end without a newline, tests that return a value, results
# that lack a method, runners that know no options.
import os
import sys
import unittest
import warnings


class Case(unittest.TestCase):
    def returning(self):
        return 3

    def nothing(self):
        pass


case = Case("nothing")
with case.assertWarns((UserWarning, (DeprecationWarning,))) as seen:
    warnings.warn("old", DeprecationWarning)
print(repr(seen.warning))

for pair in ("a\nb\n", "a\nb"), ("a", "b"), ("", "b"):
    try:
        case.assertEqual(*pair)
    except AssertionError as error:
        print(str(error).split("\n"))

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    Case("returning").run()
print(log[0].category.__name__, os.path.basename(log[0].filename) == os.path.basename(__file__), len(log))


class OldResult:
    shouldStop = failfast = False

    def startTest(self, test):
        print("start")

    def addSuccess(self, test):
        print("success")

    def stopTest(self, test):
        print("stop")


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    case.run(OldResult())
print([str(entry.message) for entry in log])


class OldRunner:
    def __init__(self, *args, **options):
        if options:
            raise TypeError
        print("made without options")

    def run(self, test):
        return test


unittest.main(module=sys.modules[__name__], argv=["x", "-f"], testRunner=OldRunner, exit=False)
