# Dicts and sets changed while they are iterated, in every way that matters.
def run(make, change, view=iter):
    d = make()
    out = []
    try:
        for i, k in enumerate(view(d)):
            out.append(k)
            if i < 5:
                change(d, k, i)
            if i > 20:
                out.append("...")
                break
    except RuntimeError as e:
        out.append(str(e))
    return out


three = lambda: {"a": 1, "b": 2, "c": 3}
changes = {
    "add": lambda d, k, i: d.__setitem__(f"new{i}", 0),
    "replace": lambda d, k, i: d.__setitem__("a" if isinstance(k, str) else k, 99),
    "delete other": lambda d, k, i: d.pop("c", None),
    "delete and add": lambda d, k, i: (d.pop("c", None), d.__setitem__("z", 1)),
    "clear": lambda d, k, i: d.clear(),
    "update same": lambda d, k, i: d.update(a=5),
    "setdefault": lambda d, k, i: d.setdefault("a", 7),
    "popitem": lambda d, k, i: d.popitem(),
    "clear and refill": lambda d, k, i: (d.clear(), d.update(a=1, b=2, c=3)),
}
for name, change in changes.items():
    print(name, run(three, change), run(three, change, lambda d: d.items()), run(three, change, lambda d: d.values()), run(three, change, reversed), run(three, change, list), sep=" | ")
set_changes = {"add": lambda s, k, i: s.add(k + 100), "discard": lambda s, k, i: s.discard(2), "same": lambda s, k, i: s.add(k), "clear": lambda s, k, i: s.clear()}
for name, change in set_changes.items():
    r = run(lambda: {1, 2, 3}, change)
    print(name, len(r), r[-1] if isinstance(r[-1], str) else "no error")
d = {i: i for i in range(5)}
it = iter(d)
print(next(it))
d[99] = 1
for _ in range(2):
    try:
        next(it)
    except RuntimeError as e:
        print(e)
del d[99]
try:
    print(next(it))
except (RuntimeError, StopIteration) as e:
    print(type(e).__name__)
it = iter(d)
list(it)
d["after"] = 1
print(next(it, "exhausted stays"))
d = {i: i for i in range(10)}
for k in list(d):
    if k % 2:
        del d[k]
print(d)
for k, v in d.copy().items():
    d[k * 10] = v
print(d)
d = {"x": 1}
for k in d:
    d[k] += 1
    if d[k] > 3:
        break
print(d)
try:
    {k: d.pop(k) for k in d}
except RuntimeError as e:
    print(e, d)
d = {1: 1, 2: 2}
try:
    [d.setdefault(k + 10, v) for k, v in d.items()]
except RuntimeError as e:
    print(e, len(d))
d = {1: 1}
try:
    sum(d.__setitem__(k + 1, 0) or 1 for k in d)
except RuntimeError as e:
    print(e)


class Evil:
    def __init__(self, d):
        self.d = d

    def __hash__(self):
        return 1

    def __eq__(self, o):
        self.d.clear()
        return False


d = {}
d[Evil(d)] = 1
d["k"] = 2
print(Evil(d) in d, len(d), d.get("k"))


class KeyDel:
    def __del__(self):
        holder.pop("other", None)


holder = {"x": KeyDel(), "other": 1}
for k in holder:
    try:
        holder[k] = None
    except RuntimeError as e:
        print(e)
    break
print(holder)
s = {1, 2, 3}
print(sorted(x for x in s.copy() if s.discard(x) is None), s)
def grow(s):
    for x in list(s):
        s |= {x * 2, x * 3}
    return sorted(s)


print(grow({1, 5}))
