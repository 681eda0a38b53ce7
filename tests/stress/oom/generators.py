# Generators: send, throw, close, delegation, in cycles, unfinished at exit.
def g(n):
    try:
        while n:
            got = yield n
            if got: n = got
            n -= 1
    except ValueError as e: yield str(e)
    finally: print("closed")
    return "done"
def d():
    r = yield from g(2)
    print(r)
    yield from [7, 8]
print(list(d()), list(g(3)))
a = g(5); print(next(a), a.send(10), a.throw(ValueError("thrown")), list(a))
b = g(5); next(b); b.close(); print(b.gi_frame, b.gi_running)
def echo():
    while True: (yield)
c = echo(); next(c); c.send(1)
try: c.throw(KeyError("k"))
except KeyError as e: print(repr(e))
def fib():
    x, y = 0, 1
    while True:
        yield x
        x, y = y, x + y
print([v for v, _ in zip(fib(), range(10))], sum(x * x for x in range(5)), dict((k, v) for k, v in zip("ab", "cd")))
left = g(3); next(left); left_alone = [left, left.gi_code.co_name]; left_alone.append(left_alone)
