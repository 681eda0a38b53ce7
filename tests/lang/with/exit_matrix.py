# __exit__ under every way of leaving the block, with every return value.
class CM:
    def __init__(self, ret, log):
        self.ret, self.log = ret, log

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        self.log.append((t.__name__ if t else None, str(v) if v else None, tb is not None))
        return self.ret


def leave(how, cm):
    for i in range(2):
        with cm:
            if how == "return":
                return "returned"
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "raise":
                raise ValueError("v")
            if how == "exit":
                raise SystemExit(3)
            if how == "assert":
                assert False, "a"
            if how == "yield":
                pass
            if how == "nested return":
                try:
                    return "from try"
                finally:
                    cm.log.append("finally")
            if how == "native":
                int("x")
            if how == "stop":
                next(iter(()))
        cm.log.append("after block")
    else:
        cm.log.append("loop else")
    return "end"


for how in ("fall", "return", "break", "continue", "raise", "exit", "assert", "nested return", "native", "stop"):
    for ret in (None, False, True, 0, 1, "yes", "", [], [0]):
        log = []
        try:
            r = leave(how, CM(ret, log))
        except BaseException as e:
            r = type(e).__name__
        if ret in (None, True) or how in ("raise",):
            print(how, repr(ret), r, log)


def gen(cm):
    with cm:
        yield 1
        yield 2


for action in ("exhaust", "close", "throw", "drop"):
    log = []
    g = gen(CM(False, log))
    next(g)
    try:
        if action == "exhaust":
            list(g)
        elif action == "close":
            g.close()
        elif action == "throw":
            g.throw(KeyError("k"))
        else:
            del g
    except KeyError as e:
        log.append("KeyError out")
    print(action, log)
log = []
g = gen(CM(True, log))
next(g)
try:
    print(g.throw(KeyError("swallowed")))
except StopIteration:
    print("stopped", log)


class Order:
    def __init__(self, n, log, fail=None):
        self.n, self.log, self.fail = n, log, fail

    def __enter__(self):
        self.log.append(f"+{self.n}")
        if self.fail == "enter":
            raise KeyError(self.n)
        return self.n

    def __exit__(self, t, v, tb):
        self.log.append(f"-{self.n}:{t.__name__ if t else None}")
        if self.fail == "exit":
            raise ValueError(self.n)
        return self.fail == "swallow"


for fails in ((None, None, None), (None, "enter", None), (None, "exit", None), ("swallow", "exit", None), ("exit", "exit", "exit"), ("swallow", "enter", None), (None, "swallow", "exit")):
    log = []
    try:
        with Order(1, log, fails[0]) as a, Order(2, log, fails[1]) as b, Order(3, log, fails[2]) as c:
            log.append((a, b, c))
        log.append("after")
    except Exception as e:
        chain = []
        while e:
            chain.append(repr(e))
            e = e.__context__
        log.append(chain)
    print(fails, log)
