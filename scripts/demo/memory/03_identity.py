"""Identity: names are references, and several can lead to one object.

`is` asks whether two references lead to the same object, `==` whether two objects have the same value.
"""
import copy
import sys

print("assignment copies a reference, never an object:")
a = [1, 2]
b = a
b.append(3)
print("  b = a; b.append(3); a =", a, "  a is b:", a is b)

print("\na copy is another object with the same value:")
c = a.copy()
print("  c == a:", c == a, "  c is a:", c is a)

print("\nbut only its outermost level is copied:")
nested = [[0], [0]]
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
nested[0].append("new")
print("  nested: ", nested)
print("  shallow:", shallow, "  shares its items:", shallow[0] is nested[0])
print("  deep:   ", deep, "       has its own:", deep[0] is not nested[0])

print("\nthe classic trap, three references to one list:")
rows = [[0] * 2] * 3
rows[0][0] = 1
print("  [[0] * 2] * 3          ", rows)
rows = [[0] * 2 for _ in range(3)]
rows[0][0] = 1
print("  ... for _ in range(3)  ", rows)

print("\na default argument is made once, when the function is:")


def remember(item, seen=[]):
    seen.append(item)
    return seen


print("  ", remember(1), remember(2), " is one list:", remember(3) is remember.__defaults__[0])

print("\nwhat cannot be changed may be shared. Small ints are made once for all:")
small, big = int("100"), int("100000")
print("  int('100') is int('100'):      ", small is int("100"))
print("  int('100000') is int('100000'):", big is int("100000"))

print("\nstrings can be interned, so that equal ones are one object:")
left, right = "".join(["mem", "ory"]), "".join(["memo", "ry"])
print("  equal:", left == right, "  the same:", left is right)
left, right = sys.intern(left), sys.intern(right)
print("  after sys.intern():", left is right)

print("\none object in many places takes its memory once:")
text = "x" * 1000
print("  [text] * 1000 refers to", sys.getsizeof(text) * 1000, "bytes of text, and adds", sys.getsizeof([text] * 1000))
print("  different objects among them:", len({id(item) for item in [text] * 1000}))
