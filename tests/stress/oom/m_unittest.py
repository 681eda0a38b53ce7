# unittest at a small scale.
import unittest, io, fail_mark
class T(unittest.TestCase):
    def setUp(self): self.v = 1
    def test_ok(self): self.assertEqual(self.v, 1)
    def test_raises(self):
        with self.assertRaises(ZeroDivisionError): 1 / 0
    def test_sub(self):
        for i in range(2):
            with self.subTest(i=i): self.assertIn(i, [0, 1])
    @unittest.skip("why")
    def test_skip(self): pass
fail_mark.set()
result = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
for _, text in result.errors + result.failures: print("MemoryError" if "MemoryError" in text else text)
print(result.testsRun, len(result.errors), len(result.failures), len(result.skipped))
