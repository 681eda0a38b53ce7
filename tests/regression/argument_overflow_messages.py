# An int that is too large for an argument of type ssize_t or int was refused with an index's message.
import array
import collections
import io
import re

BIG = 10**30
for call in (lambda: [].insert(BIG, 1), lambda: [1].pop(BIG), lambda: [1] * BIG, lambda: [1][BIG], lambda: "a".expandtabs(BIG), lambda: b"a".expandtabs(BIG),
             lambda: (5).to_bytes(BIG), lambda: collections.deque([1]).rotate(BIG), lambda: collections.deque([1]).insert(BIG, 1),
             lambda: array.array("i", [1]).insert(BIG, 1), lambda: array.array("i", [1]).pop(BIG), lambda: io.BytesIO().seek(BIG),
             lambda: io.BytesIO().seek(0, BIG), lambda: io.BytesIO().truncate(BIG), lambda: io.StringIO().seek(BIG), lambda: b"abc".hex(":", BIG), lambda: "a".center(-BIG),
             lambda: re.sub("a", "b", "a", count=BIG), lambda: re.compile("a").match("a", BIG), lambda: memoryview(b"a").cast("b", [BIG]),
             lambda: UnicodeDecodeError("a", b"b", BIG, 1, "a")):
    try:
        print(call())
    except (OverflowError, IndexError) as e:
        print(type(e).__name__, e)
