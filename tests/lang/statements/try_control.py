# try/finally/else with break, continue and return in all places.
def ret_in_finally():
    try:
        return "try"
    finally:
        print("cleanup")


def override():
    try:
        return "try"
    finally:
        return "finally"


def swallow():
    try:
        1 / 0
    finally:
        return "swallowed"


def loop_break():
    for i in range(3):
        try:
            if i == 1:
                break
            print("body", i)
        finally:
            print("fin", i)
    return i


def loop_continue():
    for i in range(3):
        try:
            if i == 1:
                continue
            print("body", i)
        finally:
            print("fin", i)


def finally_break():
    for i in range(3):
        try:
            return "never"
        finally:
            break
    return "after"


def finally_continue():
    n = 0
    for i in range(3):
        try:
            1 / 0
        finally:
            n += 1
            continue
    return n


def nested():
    try:
        try:
            try:
                raise ValueError("a")
            finally:
                print("f1")
        except KeyError:
            print("no")
        finally:
            print("f2")
    except ValueError as e:
        print("caught", e)
        return 1
    else:
        print("no else")
    finally:
        print("f3")
    return 2


def with_else(x):
    try:
        if x:
            raise KeyError(x)
    except KeyError as e:
        r = "except"
    else:
        r = "else"
    finally:
        r += " finally"
    return r


def else_raises():
    try:
        try:
            pass
        except ValueError:
            print("must not catch")
        else:
            raise ValueError("from else")
    except ValueError as e:
        return str(e)


def return_value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def gen():
    try:
        yield 1
        yield 2
    finally:
        print("gen fin")


def many(n):
    while True:
        try:
            try:
                if n == 0:
                    return "zero"
                if n == 1:
                    break
                if n == 2:
                    n = 0
                    continue
                raise TypeError(n)
            except TypeError:
                n = 1
            finally:
                print("inner", n)
        finally:
            print("outer", n)
    return "broke"


for f in (ret_in_finally, override, swallow, loop_break, loop_continue, finally_break, finally_continue,
          nested, else_raises, return_value_kept):
    print(f.__name__, f())
print(with_else(0), with_else(1))
for v in gen():
    break
print([many(i) for i in range(4)])
