# pickle and copyreg's protocol methods.
import pickle, fail_mark
fail_mark.set()
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
class R:
    def __reduce__(self): return (complex, (1, 2))
v = [1, 2 ** 70, -1.5, "é漢", b"bytes", (1,), {"k": [None, True]}, {1, 2}, frozenset([3]), range(3), bytearray(b"x"), P(5), 3j]
v.append(v[6])
for protocol in (0, 2, 5):
    w = pickle.loads(pickle.dumps(v, protocol)); print(protocol, w[:7] == v[:7], w[11] == v[11], w[6] is w[-1])
c = []; c.append(c); d = pickle.loads(pickle.dumps(c)); print(d[0] is d, pickle.loads(pickle.dumps(R())), pickle.loads(pickle.dumps(len)), pickle.loads(pickle.dumps(ValueError(1, "a"))).args)
try: pickle.dumps(lambda: 0)
except (pickle.PicklingError, AttributeError) as e: print(type(e).__name__ != "")
try: pickle.loads(b"\x80\x04K")
except Exception as e: print(type(e).__name__) if not isinstance(e, MemoryError) else print("MemoryError")
