# Dispatch without match: tables, getattr, isinstance chains, dict of lambdas, nested conditions.
def by_type(v):
    if v is None:
        return "none"
    if isinstance(v, bool):
        return f"bool {v}"
    if isinstance(v, int):
        return "small" if -10 < v < 10 else "large"
    if isinstance(v, str):
        return f"str of {len(v)}"
    if isinstance(v, (list, tuple)):
        if not v:
            return "empty " + type(v).__name__
        head, *tail = v
        return f"[{by_type(head)}" + (f" +{len(tail)}]" if tail else "]")
    if isinstance(v, dict):
        if {"x", "y"} <= v.keys():
            return f"point {v['x']},{v['y']}"
        if "kind" in v:
            return {"circle": lambda: f"circle {v['r']}", "box": lambda: f"box {v.get('w', 1)}x{v.get('h', 1)}"}.get(v["kind"], lambda: "unknown kind")()
        return f"dict of {len(v)}"
    return type(v).__name__


for v in (None, True, 5, 500, "abc", [], (), [1], (None, 2, 3), [[["deep"]]], {"x": 1, "y": 2, "z": 3}, {"kind": "circle", "r": 2}, {"kind": "box", "h": 3}, {"kind": "?"}, {}, 1.5, {1}, by_type):
    print(by_type(v))


class Interp:
    def run(self, prog):
        self.env, self.out = {}, []
        for line in prog:
            op, *args = line.split()
            getattr(self, "op_" + op, self.unknown)(*args)
        return self.out

    def val(self, s):
        return int(s) if s.lstrip("-").isdigit() else self.env[s]

    def op_set(self, n, v): self.env[n] = self.val(v)
    def op_add(self, n, v): self.env[n] += self.val(v)
    def op_mul(self, n, v): self.env[n] *= self.val(v)
    def op_print(self, *n): self.out.append(" ".join(str(self.val(x)) for x in n))
    def unknown(self, *a): self.out.append(f"? {a}")


print(Interp().run(["set x 5", "set y x", "add x 3", "mul y -2", "print x y 7", "jump 3", "print x"]))
state, out = "start", []
table = {("start", "coin"): ("ready", "unlock"), ("ready", "push"): ("start", "lock"), ("ready", "coin"): ("ready", "return coin"), ("start", "push"): ("start", "alarm")}
for ev in "push coin coin push push".split():
    state, action = table[state, ev]
    out.append(f"{ev}->{action}")
print(out, state)


def grade(n):
    return "A" if n >= 90 else "B" if n >= 80 else "C" if n >= 70 else "F"


print([grade(n) for n in (95, 90, 85, 79, 3)], [g for lo, g in ((90, "A"), (80, "B"), (0, "F")) if 85 >= lo][0])


def classify(a, b, c):
    if a + b <= c or a + c <= b or b + c <= a:
        return "none"
    elif a == b == c:
        return "equilateral"
    elif a == b or b == c or a == c:
        return "isosceles"
    else:
        s = sorted((a, b, c))
        return "right" if s[0] ** 2 + s[1] ** 2 == s[2] ** 2 else "scalene"


print([classify(*t) for t in ((1, 1, 1), (2, 2, 3), (3, 4, 5), (4, 5, 6), (1, 2, 3))])
ops = {"+": int.__add__, "-": int.__sub__, "*": int.__mul__, "max": max, "neg": lambda a: -a}
arity = {"neg": 1}


def rpn(text):
    st = []
    for tok in text.split():
        if tok in ops:
            n = arity.get(tok, 2)
            args = st[-n:]
            del st[-n:]
            st.append(ops[tok](*args))
        else:
            st.append(int(tok))
    return st


print(rpn("3 4 + 2 * neg 100 max"), rpn("5 1 2 + 4 * + 3 -"), rpn("1 2 3"))
for n in range(5):
    if not n:
        print("zero", end=" ")
    elif n % 2 and n > 2:
        print("odd>2", end=" ")
    elif n % 2:
        print("odd", end=" ")
    elif not n % 4:
        print("mult4", end=" ")
    else:
        print("even", end=" ")
print()
