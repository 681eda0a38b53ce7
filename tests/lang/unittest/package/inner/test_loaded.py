import unittest

ran = []


def setUpModule():
    unittest.addModuleCleanup(print, "module clean-up")
    print("setUpModule")


def tearDownModule():
    print("tearDownModule")


class Hidden(unittest.TestCase):
    def test_hidden(self):
        pass


class Chosen(unittest.TestCase):
    def test_chosen(self):
        pass


def load_tests(loader, standard, pattern):
    print("load_tests", standard.countTestCases(), pattern)
    return loader.loadTestsFromTestCase(Chosen)
