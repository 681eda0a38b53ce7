# Built-in iterators, ranges, slices, comprehensions.
print(list(enumerate("ab", 5)), list(zip("abc", range(3), strict=True)), list(map(lambda a, b: a + b, [1, 2], [3, 4])))
print(list(filter(None, [0, 1, "", "x"])), list(reversed(range(5))), list(reversed([1, 2])), list(range(10, 0, -3)), range(5)[1:3], range(10 ** 20)[-1])
print(slice(1, 5, 2).indices(10), next(iter([]), "end"), list(iter(iter([1, 2, 3]).__next__, 3)), all([1]), any([0]))
class Old:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
class Iter:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(Old()), list(Iter()), list(reversed(type("R", (Old,), {"__len__": lambda self: 3})())), 4 in Old(), sum(Iter()))
print([[x * y for x in range(3) if x] for y in range(3)], {a: b for a, b in zip("ab", "cd")}, list(x for x in range(3)))
a = iter("abc"); next(a); print(list(a), list(iter({"k": 1})), sorted(iter({3, 1})), list(iter(b"ab")), max(map(len, ["a", "bb"])))
