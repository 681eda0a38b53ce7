# dict and its views, subclasses, merging; a key with __eq__ and __hash__.
d = {"a": 1, 2: "b", (1, 2): None}
d["new"] = [1]; d.update(x=1, y=2); d |= {"z": 3}; d.setdefault("q", []).append(1)
print(d, d.get("a"), d.get("no", 0), d.pop("x"), d.popitem(), list(d.keys()), list(d.values()), list(d.items()), len(d))
print(sorted(d.keys() & {"a", "z"}), {1: 2}.items() - {(1, 2)}, dict(zip("ab", range(2))), dict([("k", 1)]), dict.fromkeys("abc", 0))
print({**d, "a": 2} | {1: 1} == d, list(reversed(d)), {k: v for k, v in zip("xyz", range(3))}, d.copy() == d, "a" in d)
class D(dict):
    def __missing__(self, key):
        return "missing " + key
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 3
    def __eq__(self, other): return isinstance(other, K) and self.n == other.n
    def __repr__(self): return f"K{self.n}"
many = {K(i): i for i in range(20)}
many.pop(K(3)); del many[K(4)]; many[K(5)] = "five"
print(D(a=1)["zz"], many, K(7) in many, {i: str(i) for i in range(50)}[33])
big = {i: i for i in range(100)}
for i in range(0, 100, 2): del big[i]
big.clear(); print(big, d.__repr__()[:10], str(d.items())[:12])
