# Cases, suites, fixtures at each level, skipping, subtests, expected failures; what runners print.
import io
import clean as helper
import unittest


def show(*classes, verbosity=2, **options):
    stream = io.StringIO()
    suite = unittest.TestSuite(map(unittest.defaultTestLoader.loadTestsFromTestCase, classes))
    result = unittest.TextTestRunner(stream, verbosity=verbosity, **options).run(suite)
    print(helper.without_times(stream.getvalue()))
    print(result)
    return result


class Fixtures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass")
        cls.addClassCleanup(print, "class clean-up")

    @classmethod
    def tearDownClass(cls):
        print("tearDownClass")

    def setUp(self):
        print("setUp", self.id())
        self.addCleanup(print, "clean-up", sep="|")

    def tearDown(self):
        print("tearDown")

    def test_one(self):
        """The first line.

        The rest."""
        print(self.enterContext(Context()))

    def test_two(self):
        self.assertEqual(1, 2)


class Context:
    def __enter__(self):
        return "entered"

    def __exit__(self, *info):
        print("left", info)


show(Fixtures)
show(Fixtures, verbosity=1)


class Verdicts(unittest.TestCase):
    @unittest.skip("no reason")
    def test_skip(self):
        1 / 0

    @unittest.skip
    def test_skip_bare(self):
        1 / 0

    @unittest.skipIf(True, "if")
    def test_skip_if(self):
        1 / 0

    @unittest.skipUnless(True, "unless")
    def test_skip_unless(self):
        pass

    def test_skip_inside(self):
        self.skipTest("inside")

    @unittest.expectedFailure
    def test_expected(self):
        self.fail()

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_error(self):
        raise KeyError("k")

    def test_chained(self):
        try:
            1 / 0
        except ZeroDivisionError as e:
            self.assertEqual(str(e), "x" * 3)

    def test_subtests(self):
        for i in range(4):
            with self.subTest(i=i):
                self.assertNotEqual(i % 2, 1)
            with self.subTest("message", i=i):
                with self.subTest(j="inner"):
                    if i == 2:
                        raise ValueError(i)
        with self.subTest():
            self.skipTest("just this")

    def test_teardown_too(self):
        self.addCleanup(divmod, 1, 0)
        self.addCleanup(print, "still called")
        self.fail("first")


show(Verdicts)
show(Verdicts, verbosity=1, failfast=True)
show(Verdicts, verbosity=0)


class SetUpFails(unittest.TestCase):
    def setUp(self):
        raise OSError("set up")

    def test_never(self):
        print("never")


class ClassSetUpFails(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(print, "cleaned all the same")
        raise OSError("class set up")

    def test_never(self):
        print("never")


class ClassSetUpSkips(ClassSetUpFails):
    @classmethod
    def setUpClass(cls):
        raise unittest.SkipTest("the whole class")


@unittest.skip("all of it")
class Skipped(Fixtures):
    pass


show(SetUpFails, ClassSetUpFails, ClassSetUpSkips, Skipped)


class Output(unittest.TestCase):
    def test_quiet(self):
        print("seen if it fails only")

    def test_loud(self):
        print("printed")
        self.fail("so it is shown")


show(Output, buffer=True)

# ---- cases and suites as values

a, b = Fixtures("test_one"), Fixtures("test_two")
print(a, repr(a), a == Fixtures("test_one"), a == b, a == 1, hash(a) == hash(Fixtures("test_one")))
print(a.shortDescription(), b.shortDescription(), a.countTestCases())
try:
    Fixtures("test_three")
except ValueError as e:
    print(e)
suite = unittest.TestSuite([a, unittest.TestSuite([b])])
print(suite, suite.countTestCases(), suite == unittest.TestSuite([a, unittest.TestSuite([b])]))
for wrong in 5, Fixtures, "ab":
    try:
        suite.addTest(wrong) if wrong != "ab" else suite.addTests(wrong)
    except TypeError as e:
        print(e)
f = unittest.FunctionTestCase(print, description="prints")
print(f, repr(f) == f"<unittest.case.FunctionTestCase tec={print}>", f.shortDescription(), f.id())
print(f.run())


class OneShot(unittest.TestCase):
    def runTest(self):
        print("ran")


print(unittest.defaultTestLoader.loadTestsFromTestCase(OneShot))
OneShot().debug()
OneShot()()
