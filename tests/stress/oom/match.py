# The match statement with every kind of pattern.
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def m(v):
    match v:
        case 0 | 1: return "small"
        case -1.5 | 2j: return "number"
        case "s": return "str"
        case None | True: return "single"
        case [a, b]: return f"two {a} {b}"
        case [a, *rest, z] if z != 9: return f"seq {a} {rest} {z}"
        case {"k": x, **rest}: return f"map {x} {rest}"
        case P(x=0, y=q): return f"P0 {q}"
        case P(a, P(b, c)): return f"nested {a} {b} {c}"
        case int(n) | float(n): return f"num {n}"
        case str() as s: return "text " + s
        case (1, 2, 9): return "last"
        case _: return "other"
for v in [0, -1.5, "s", None, [1, 2], (1, 2, 3), [1, 2, 9], {"k": 1, "z": 2}, P(0, 3), P(1, P(2, 3)), 77, 2.5, "xyz", b"", {}]:
    print(m(v))
