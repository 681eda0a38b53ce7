# collections.
from collections import deque, defaultdict, OrderedDict, Counter, namedtuple, ChainMap
import fail_mark
fail_mark.set()
d = deque([1, 2, 3], maxlen=4); d.append(4); d.appendleft(0); d.rotate(1); d.extend("ab"); d.extendleft("z")
print(d, d.pop(), d.popleft(), list(d), d.index(2), d.count(2), d + deque([1]), d * 2, list(reversed(d)), d == deque(d), deque(range(200))[150])
d.append(7); d.insert(1, 5); d.remove(5); del d[0]; d.reverse(); print(d.copy(), d.maxlen)
dd = defaultdict(list); dd["x"].append(1); dd["y"]; print(dd, dd.copy() == dd, dd | {"z": 1})
o = OrderedDict(a=1, b=2, c=3); o.move_to_end("a"); o.move_to_end("c", last=False); print(o, o.popitem(last=False), list(reversed(o)), o == OrderedDict(o), list(o.items()))
c = Counter("abracadabra"); c.update("xyz"); c.subtract("a"); print(c.most_common(2), c["zz"], sorted(c.elements())[:4], (c + Counter(a=1))["a"], c.total())
P = namedtuple("P", "x y", defaults=[5]); p = P(1); print(p, p._replace(y=2), p._asdict(), P._make([1, 2]), p.x, P._fields, p == (1, 5))
m = ChainMap({"a": 1}, {"b": 2, "a": 3}); m["n"] = 1; print(m["a"], m["b"], sorted(m), len(m), m.new_child({"q": 1})["q"], m.parents)
