# Exceptions raised and caught in hot loops, at call boundaries, through native callers.
def inner(i):
    if i % 3 == 0:
        raise ValueError(i)
    if i % 3 == 1:
        return {}[i]
    return i


def loop(n):
    counts = {}
    for i in range(n):
        try:
            r = inner(i)
        except ValueError as e:
            r = ("value", e.args[0] % 10)
        except KeyError as e:
            r = ("key",)
        finally:
            counts["fin"] = counts.get("fin", 0) + 1
        counts[type(r).__name__] = counts.get(type(r).__name__, 0) + 1
    return counts


print(loop(300))


def through_native(f):
    out = []
    for call in (lambda: list(map(f, [1, 0])), lambda: sorted([1, 0], key=f), lambda: max([1, 0], key=f), lambda: [f(x) for x in (1, 0)], lambda: sum(f(x) for x in (1, 0)), lambda: dict(map(lambda x: (x, f(x)), (1, 0))), lambda: "".join(map(f, (1, 0))), lambda: list(filter(f, (1, 0))), lambda: list(zip(map(f, (1, 0)))), lambda: any(map(f, (1, 0))), lambda: tuple(f(x) for x in (0,)), lambda: {f(0)}, lambda: [*map(f, (0,))], lambda: print(*map(f, [0]))):
        try:
            out.append(call())
        except ZeroDivisionError as e:
            out.append("Z")
        except TypeError as e:
            out.append("T")
    return out


print(through_native(lambda x: 1 / x))


def search(grid, want):
    class Found(Exception):
        pass

    try:
        for y, row in enumerate(grid):
            for x, v in enumerate(row):
                if v == want:
                    raise Found(y, x)
    except Found as e:
        return e.args
    return None


print(search([[1, 2], [3, 4]], 3), search([[1]], 9))


def deep(n):
    if n == 0:
        raise KeyError("bottom")
    try:
        deep(n - 1)
    except KeyError as e:
        if n % 10 == 0:
            raise KeyError(f"{e.args[0]}-{n}") from e
        raise


try:
    deep(50)
except KeyError as e:
    n = 0
    c = e
    while c:
        n += 1
        c = c.__cause__
    print(e.args, n)


def stack_state(n):
    return [n, (n + 1, [n + 2, maybe(n)], {n: maybe(n + 1)}), maybe(n)]


def maybe(n):
    if n % 4 == 3:
        raise IndexError(n)
    return n


out = []
for i in range(8):
    try:
        out.append(stack_state(i))
    except IndexError as e:
        out.append(e.args)
print(out)


def gen(n):
    for i in range(n):
        try:
            yield i
        except ValueError as e:
            yield f"caught {e}"


g = gen(5)
print(next(g), g.throw(ValueError("x")), next(g), next(g), g.throw(ValueError("y")))


def nested_handlers():
    out = []
    for e1 in (None, ValueError, KeyError):
        for e2 in (None, ValueError, KeyError):
            try:
                try:
                    if e1:
                        raise e1("one")
                except ValueError:
                    if e2:
                        raise e2("two")
                    out.append("handled one")
                finally:
                    out.append("f")
            except Exception as e:
                out.append(type(e).__name__ + str(e.__context__ is not None))
    return out


print(nested_handlers())


def stop_iter_value():
    def g():
        yield 1
        return "val"

    it = g()
    vals = []
    while True:
        try:
            vals.append(next(it))
        except StopIteration as e:
            vals.append(e.value)
            break
    return vals


print([stop_iter_value() for _ in range(3)])
def suppress(n):
    total = 0
    for i in range(n):
        try:
            total += 10 // (i % 3)
        except ZeroDivisionError:
            continue
        else:
            total += 1
    return total


print(suppress(100))
import sys
for i in range(3):
    try:
        1 / 0
    except ZeroDivisionError:
        print(sys.exc_info()[0].__name__, end=" ")
print(sys.exc_info()[0])
