# An __eq__ empties the lists that are being compared; a hint of length that cannot be.
class X:
    def __init__(self, victim):
        self.victim = victim

    def __eq__(self, other):
        globals()[self.victim].clear()
        return NotImplemented


one, two = [X("two")], [X("one")]
print(one == two)
one, two = [X("one")], [1]
print(one == two)
one, two = [1, X("one")], [1, 2]
print(one != two)


class Hint:
    def __iter__(self):
        return iter([1])

    def __length_hint__(self):
        return 2 ** 63 - 1


x = [0]
x.extend(Hint())
print(x)
