# heapq, bisect, math, random (by seed), time's formatting, unicodedata, contextvars, atexit.
import heapq, bisect, math, _random, time, unicodedata, _contextvars, atexit
h = [5, 2, 8, 1]; heapq.heapify(h); heapq.heappush(h, 0); print(heapq.heappop(h), heapq.nsmallest(2, h), heapq.heapreplace(h, 9), list(heapq.merge([1, 3], [2])), heapq.nlargest(1, h))
l = []; [bisect.insort(l, x) for x in (3, 1, 2)]; print(l, bisect.bisect(l, 2), bisect.bisect_left(l, 2, key=lambda v: v))
print(math.factorial(30), math.comb(50, 20), math.gcd(12, 18), math.fsum([0.1] * 10), math.isqrt(10 ** 30), math.prod([1, 2, 3]), math.hypot(3, 4), math.lcm(4, 6), math.perm(5), math.dist([0, 0], [3, 4]), math.sumprod([1, 2], [3, 4]))
r = _random.Random(1); print(r.random(), r.getrandbits(70), len(r.getstate()))
print(time.strftime("%Y-%m-%d", time.gmtime(0)), time.gmtime(0)[:3], unicodedata.name("é"), unicodedata.normalize("NFD", "é"), unicodedata.lookup("BULLET"))
v = _contextvars.ContextVar("v", default=1); t = v.set(2); c = _contextvars.copy_context(); v.reset(t); print(v.get(), c[v], c.run(v.get), len(c), list(c.values()))
@atexit.register
def bye(*a): print("bye", a)
atexit.register(bye, 1, 2); atexit.unregister(len)
