# Each assertion: what it accepts, and the message with which it fails.
import unittest

case = unittest.TestCase()
case.maxDiff = None


def fails(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except AssertionError as e:
        print(f"{function.__name__}: {e}")
    except BaseException as e:
        print(f"{function.__name__}: {type(e).__name__}: {e}")
    else:
        print(f"{function.__name__}: passed")


fails(case.assertTrue, 0)
fails(case.assertTrue, [], "with a message")
fails(case.assertTrue, [1])
fails(case.assertFalse, "x")
fails(case.assertEqual, 1, 2)
fails(case.assertEqual, 1, 1.0)
fails(case.assertEqual, 1, "a" * 100)
fails(case.assertEqual, "common " * 20 + "x", 5)
fails(case.assertNotEqual, 1, 1.0)
fails(case.assertIs, [], [])
fails(case.assertIsNot, None, None)
fails(case.assertIsNone, 0)
fails(case.assertIsNotNone, None)
fails(case.assertIn, 3, [1, 2])
fails(case.assertNotIn, 1, [1, 2])
fails(case.assertIsInstance, 1, str)
fails(case.assertNotIsInstance, 1, (str, int))
fails(case.assertLess, 2, 1)
fails(case.assertLessEqual, 2, 1)
fails(case.assertGreater, 1, 1)
fails(case.assertGreaterEqual, 1, 2)
fails(case.assertAlmostEqual, 1, 1.1)
fails(case.assertAlmostEqual, 1, 1.1, places=0)
fails(case.assertAlmostEqual, 1, 1.5, delta=0.25)
fails(case.assertAlmostEqual, 1, 2, places=1, delta=0.25)
fails(case.assertNotAlmostEqual, 1, 1)
fails(case.assertNotAlmostEqual, 1, 1.1, delta=0.5)
fails(case.assertNotAlmostEqual, 1, 1.5, delta=0.25)
fails(case.assertCountEqual, [1, 2, 2], [2, 1, 3])
fails(case.assertCountEqual, [[1], [2]], [[2], [3]])
fails(case.assertCountEqual, "abc", "cab")
fails(case.assertSetEqual, {1, 2}, {2, 3})
fails(case.assertSetEqual, 1, {2})
fails(case.assertSetEqual, {1}, 2)
fails(case.assertSequenceEqual, 1, [1])
fails(case.assertSequenceEqual, [1], 1)
fails(case.assertListEqual, (), [])
fails(case.assertDictEqual, [], {})
fails(case.assertMultiLineEqual, 1, "")
fails(case.fail)
fails(case.fail, "because")
fails(case.skipTest, "not now")

case.longMessage = False
fails(case.assertEqual, 1, 2, "only this")
fails(case.assertEqual, 1, 2)
case.longMessage = True


# ---- assertRaises

def divide(a, b=0):
    return a / b


fails(case.assertRaises, ZeroDivisionError, divide, 1)
fails(case.assertRaises, ZeroDivisionError, divide, 1, b=2)
fails(case.assertRaises, (KeyError, IndexError), lambda: None)
fails(case.assertRaises, 5, divide)
fails(case.assertRaises, ZeroDivisionError, bad=1)
fails(case.assertWarns, 5, divide)
with case.assertRaises(ZeroDivisionError, msg="m") as caught:
    divide(1)
print(repr(caught.exception), caught.exception.__traceback__)
try:
    with case.assertRaises(KeyError):
        divide(1)
except ZeroDivisionError as e:
    print("went through:", e)
try:
    with case.assertRaises(KeyError, msg="looked up nothing"):
        pass
except AssertionError as e:
    print(e)
print(unittest.case._AssertRaisesContext[int])


# ---- assertWarns

import warnings


def warn(category=UserWarning):
    warnings.warn("careful", category)


fails(case.assertWarns, UserWarning, warn)
fails(case.assertWarns, DeprecationWarning, lambda: None)
with case.assertWarns(DeprecationWarning) as caught:
    warn(DeprecationWarning)
print(caught.warning, caught.lineno)


# ---- types with an equality of their own

class Point:
    def __init__(self, x):
        self.x = x


def same_point(a, b, msg=None):
    if a.x != b.x:
        raise case.failureException(msg or f"{a.x} is not {b.x}")


case.addTypeEqualityFunc(Point, same_point)
fails(case.assertEqual, Point(1), Point(1))
fails(case.assertEqual, Point(1), Point(2))
fails(case.enterContext, 5)
fails(case.enterContext, Point(1))
