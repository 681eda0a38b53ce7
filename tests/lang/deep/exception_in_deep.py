# Exceptions that travel through many frames of many kinds.
import sys


def rec(n, kind):
    if n == 0:
        raise KeyError("bottom")
    if kind == "call":
        return rec(n - 1, kind) + 1
    if kind == "list":
        return [rec(n - 1, kind) for _ in [1]]
    if kind == "gen":
        return sum(rec(n - 1, kind) for _ in [1])
    if kind == "map":
        return list(map(lambda _: rec(n - 1, kind), [1]))
    if kind == "try":
        try:
            return rec(n - 1, kind)
        finally:
            log.append(n)
    if kind == "reraise":
        try:
            return rec(n - 1, kind)
        except KeyError:
            raise
    if kind == "convert":
        try:
            return rec(n - 1, kind)
        except (KeyError, ValueError) as e:
            raise (ValueError if n % 2 else KeyError)(n) from e
    if kind == "context":
        try:
            return rec(n - 1, kind)
        except Exception:
            raise KeyError(n)
    if kind == "with":
        with CM(n):
            return rec(n - 1, kind)
    if kind == "class":
        class C:
            x = rec(n - 1, kind)
        return C
    if kind == "method":
        return type("T", (), {"m": lambda self: rec(n - 1, kind)})().m()
    if kind == "sort":
        return sorted([1], key=lambda _: rec(n - 1, kind))
    if kind == "init":
        return type("T", (), {"__init__": lambda self: rec(n - 1, kind)})()
    if kind == "getattr":
        return type("T", (), {"__getattr__": lambda self, a: rec(n - 1, kind)})().x
    if kind == "exec":
        return eval("rec(n - 1, kind)", {"rec": rec, "n": n, "kind": kind})


class CM:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        pass

    def __exit__(self, t, v, tb):
        log.append((self.n, t.__name__))


for kind in ("call", "list", "gen", "map", "try", "reraise", "convert", "context", "with", "class", "method", "sort", "init", "getattr", "exec"):
    log = []
    try:
        rec(30, kind)
    except Exception as e:
        tb, n = e.__traceback__, 0
        names = set()
        while tb:
            n += 1
            names.add(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        depth, c = 0, e
        while c.__context__:
            c, depth = c.__context__, depth + 1
        print(kind, type(e).__name__, e.args, n, sorted(names), depth, repr(c), log[:2], len(log))
sys.setrecursionlimit(20000)
try:
    rec(15000, "call")
except KeyError as e:
    n, tb = 0, e.__traceback__
    while tb:
        n, tb = n + 1, tb.tb_next
    print(n)
try:
    rec(5000, "try")
except KeyError as e:
    print(len(log), log[-1])
sys.setrecursionlimit(1000)
