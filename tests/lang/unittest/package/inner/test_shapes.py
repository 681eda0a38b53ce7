import unittest

constant = 5


class Square(unittest.TestCase):
    def test_area(self):
        self.assertEqual(3 ** 2, 9)

    def test_edges(self):
        self.assertEqual(len("abcd"), 4)

    def check_nothing(self):
        pass


def make_suite():
    return unittest.TestSuite([Square("test_edges")])


def make_nothing():
    return 5
