# heapq and bisect: against sorting, changes by comparisons, messages.
import heapq, bisect, _heapq, _bisect
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
for f in [lambda: heapq.heappush(5,1),
          lambda:heapq.heappop([]),
          lambda: heapq.heapreplace([],1),
          lambda:heapq.heappushpop([],1),
          lambda: heapq.heapify((1,)),
          lambda:heapq.heapify([1,'a']),
          lambda: heapq._heappop_max([]),
          lambda: heapq.heappush([]),
          lambda: bisect.bisect([1,2],1.5),
          lambda: bisect.bisect_left(5,1),
          lambda:bisect.bisect([1],1,-1),
          lambda: bisect.insort([1,3],2),
          lambda: bisect.bisect([1,'a'],1),
          lambda: bisect.bisect([1,2,3],2,key=lambda x:-x),
          lambda: bisect.bisect_right(a=[1],x=1),
          lambda: bisect.bisect(),
          lambda: bisect.bisect([1],1,0,None),
          lambda: bisect.bisect([1],1,'a'),
          lambda: bisect.bisect_left([1,2,3],2,lo=1,hi=2),
          lambda: bisect.insort(5,1),
          lambda: bisect.bisect([1],1,0,9),
          lambda: heapq.heappush.__text_signature__,
          lambda: bisect.insort.__text_signature__,lambda: bisect.bisect_left.__text_signature__,
          lambda: heapq.__all__,
          lambda: bisect.bisect.__name__,
          lambda: bisect.insort is bisect.insort_right]:
    t(f)
seed = 5
def rnd(n):
    global seed
    seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
    return (seed >> 8) % n
for size in range(60):
    items = [rnd(50) for _ in range(size)]
    h = items[:]
    heapq.heapify(h)
    assert [heapq.heappop(h) for _ in items] == sorted(items)
    for x in items:
        heapq.heappush(h, x)
        assert all(h[(i - 1) // 2] <= h[i] for i in range(1, len(h)))
    for n in (0, 1, 2, size // 2, size, size + 5):
        assert heapq.nsmallest(n, items) == sorted(items)[:n]
        assert heapq.nlargest(n, iter(items), key=lambda x: -x) == sorted(items, key=lambda x: -x, reverse=True)[:n]
        pairs = [(x, i) for i, x in enumerate(items)]
        assert heapq.nlargest(n, pairs, key=lambda p: p[0]) == sorted(pairs, key=lambda p: p[0], reverse=True)[:n]
    parts = [sorted(items[i::3]) for i in range(3)]
    assert list(heapq.merge(*parts)) == sorted(items)
    assert list(heapq.merge(*[p[::-1] for p in parts], reverse=True)) == sorted(items)[::-1]
    s = sorted(items)
    for x in range(-1, 52):
        l, r = bisect.bisect_left(s, x), bisect.bisect_right(s, x)
        assert all(y < x for y in s[:l]) and all(y >= x for y in s[l:]) and all(y <= x for y in s[:r]) and all(y > x for y in s[r:])
        assert bisect.bisect_left(tuple(s), x) == l
    built = []
    for x in items:
        bisect.insort(built, x, key=lambda y: -y)
    assert built == sorted(items, reverse=True)
print(heapq.nsmallest(3, "hello"), list(heapq.merge("ace", "bdf", key=str.upper)), heapq.nlargest(1, []), heapq.nsmallest(-1, [1]))
class Evil:
    def __init__(self, heap):
        self.heap = heap
    def __lt__(self, other):
        self.heap.clear()
        return True
for f in (lambda h: heapq.heapify(h), lambda h: heapq.heappop(h), lambda h: heapq.heappush(h, Evil(h)), lambda h: heapq.heapreplace(h, Evil(h)), lambda h: heapq.heappushpop(h, Evil(h)), lambda h: heapq._heappop_max(h)):
    h = []
    h += [Evil(h), Evil(h), Evil(h), Evil(h)]
    try:
        f(h)
    except (RuntimeError, IndexError) as e:
        print(type(e).__name__, e)
class Seq(list):
    def insert(self, i, x):
        print("insert", i, x)
        super().insert(i, x)
s = Seq([1, 3])
bisect.insort(s, 2)
print(s)
