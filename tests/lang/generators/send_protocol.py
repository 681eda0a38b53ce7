# Coroutine-style use of generators: send values through stacks of delegation, trampolines.
def averager():
    total, n = 0, 0
    while True:
        v = yield total / n if n else None
        if v is None:
            return total, n
        total += v
        n += 1


def delegate(results):
    while True:
        results.append((yield from averager()))


results = []
d = delegate(results)
next(d)
print([d.send(v) for v in (1, 2, 6)], d.send(None), [d.send(v) for v in (10,)], d.send(None), results)


def trampoline(g):
    stack, value = [g], None
    while stack:
        try:
            r = stack[-1].send(value)
        except StopIteration as e:
            stack.pop()
            value = e.value
        else:
            if hasattr(r, "send"):
                stack.append(r)
                value = None
            else:
                value = r
    return value


def fact(n):
    if n < 2:
        return 1
    r = yield fact(n - 1)
    return n * r


def even(n):
    if n == 0:
        return True
    return (yield odd(n - 1))


def odd(n):
    if n == 0:
        return False
    return (yield even(n - 1))


print(trampoline(fact(50)), trampoline(even(3000)))


class Loop:
    def __init__(self):
        self.ready, self.log, self.time = [], [], 0
        self.sleeping = []

    def spawn(self, name, g):
        self.ready.append((name, g, None))

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort(key=lambda s: s[0])
                self.time, name, g = self.sleeping.pop(0)
                self.ready.append((name, g, self.time))
            name, g, value = self.ready.pop(0)
            try:
                cmd, *args = g.send(value)
            except StopIteration as e:
                self.log.append((self.time, name, "returned", e.value))
            except ValueError as e:
                self.log.append((self.time, name, "failed", str(e)))
            else:
                if cmd == "sleep":
                    self.sleeping.append((self.time + args[0], name, g))
                elif cmd == "log":
                    self.log.append((self.time, name, *args))
                    self.ready.append((name, g, "logged"))
                elif cmd == "spawn":
                    self.spawn(*args)
                    self.ready.append((name, g, None))
        return self.log


def worker(n, delay):
    for i in range(n):
        t = yield "sleep", delay
        r = yield "log", f"tick {i} at {t}"
        assert r == "logged"
    return n


def failing():
    yield "sleep", 3
    raise ValueError("oops")


def parent():
    yield "spawn", "child", worker(1, 5)
    yield "log", "spawned"


loop = Loop()
loop.spawn("a", worker(2, 2))
loop.spawn("b", worker(1, 3))
loop.spawn("f", failing())
loop.spawn("p", parent())
for line in loop.run():
    print(line)


def parser():
    word, words = "", []
    while True:
        c = yield
        if c is None:
            break
        if c == " ":
            if word:
                words.append(word)
            word = ""
        else:
            word += c
    if word:
        words.append(word)
    return words


p = parser()
next(p)
for c in "some words  here":
    p.send(c)
try:
    p.send(None)
except StopIteration as e:
    print(e.value)


def inner_exc():
    while True:
        try:
            x = yield
            print("inner got", x)
        except KeyError as e:
            print("inner handled", e)


def middle():
    try:
        yield from inner_exc()
    except ValueError as e:
        print("middle handled", e)
        yield "recovered"


m = middle()
next(m)
m.send(1)
m.throw(KeyError("k"))
m.send(2)
print(m.throw(ValueError("v")))
print(next(m, "end"))
