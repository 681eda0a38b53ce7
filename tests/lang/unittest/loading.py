# Loaders: by class, module, name, folder; what cannot be loaded; load_tests; the main program.
import io
import os
import sys
import unittest

import clean

loader = unittest.TestLoader()
sys.path.append(os.path.dirname(os.path.abspath(__file__)) + "/package")


def run(suite):
    stream = io.StringIO()
    unittest.TextTestRunner(stream, verbosity=2).run(suite)
    for line in clean.without_times(stream.getvalue()).split("\n"):
        if " ... " in line or "Error" in line or line.startswith(("Ran", "OK", "FAILED")):
            print(line)


for name in ("inner.test_shapes", "inner.test_shapes.Square", "inner.test_shapes.Square.test_area",
             "inner.test_shapes.make_suite"):
    print("--", name)
    suite = loader.loadTestsFromName(name)
    print(suite)
    run(suite)
for name in ("inner.test_shapes.Square.test_missing", "inner.nothing", "nothing",
             "inner.test_broken"):
    print("--", name)
    loader.errors.clear()
    run(loader.loadTestsFromName(name))
    print(len(loader.errors), loader.errors[0].split("\n")[0])
for wrong in "inner.test_shapes.constant", "inner.test_shapes.make_nothing":
    try:
        loader.loadTestsFromName(wrong)
    except TypeError as e:
        print(str(e).split(" at 0x")[0])
print("-- discover")
loader = unittest.TestLoader()
start = sys.path[-1]
run(loader.discover(start))
print(len(loader.errors))
run(loader.discover(start, "*shapes.py"))
print(loader.getTestCaseNames(sys.modules["inner.test_shapes"].Square))
loader.testMethodPrefix = "check"
print(loader.getTestCaseNames(sys.modules["inner.test_shapes"].Square))
loader.testMethodPrefix, loader.testNamePatterns = "test", ["*area"]
print(loader.getTestCaseNames(sys.modules["inner.test_shapes"].Square))
loader.testNamePatterns = None
loader.sortTestMethodsUsing = lambda a, b: (a < b) - (a > b)
print(loader.getTestCaseNames(sys.modules["inner.test_shapes"].Square))


print("-- main")
for argv in (["p"], ["p", "-q", "Square"], ["p", "-vk", "area"], ["p", "-k", "nothing"],
             ["p", "--nonsense"]):
    stream, before = io.StringIO(), sys.stderr
    sys.stderr = stream
    try:
        unittest.main("inner.test_shapes" if argv[-1] == "?" else sys.modules["inner.test_shapes"],
                      argv=argv, testLoader=unittest.TestLoader())
    except SystemExit as e:
        code = e.code
    finally:
        sys.stderr = before
    text = clean.without_times(stream.getvalue()).strip().split("\n")
    print(argv, code, text if code != 2 else "")
program = unittest.main("inner.test_shapes", argv=["p"], exit=False,
                        testRunner=unittest.TextTestRunner(io.StringIO()))
print(program.result)
