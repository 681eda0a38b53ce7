# Line numbers in tracebacks of statements over several lines, loops, decorators, comprehensions.
def lines(f):
    try:
        f()
    except Exception as e:
        tb, out = e.__traceback__.tb_next, []
        while tb:
            out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - f.__code__.co_firstlineno))
            tb = tb.tb_next
        return f.__name__, out, type(e).__name__


def multi_call():
    print(
        1,
        undefined,
        2)


def multi_binop():
    return (1 +
            2 +
            None)


def call_args():
    return max(
        1,
        min(
            2,
            int("x"),
        ),
    )


def method_chain():
    return ("abc"
            .upper()
            .nope()
            .lower())


def subscript():
    d = {"a": 1}
    return d[
        "b"
    ]


def in_comp():
    return [
        1 // x
        for x in (1, 0)
        if x
        < 5
    ]


def comp_iter():
    return [
        x
        for x in
        5
    ]


def in_loop():
    for i in range(3):
        if i == 2:
            raise ValueError
        i += 1


def loop_header():
    for i in \
            None:
        pass


def in_while():
    n = 1
    while 1 // n:
        n -= 1


def in_with():
    with open.__class__ and \
            None:
        pass


def deco():
    @int
    @str
    def f():
        pass


def default():
    def f(a=1,
          b=undefined):
        pass


def class_body():
    class C:
        x = 1
        y = x.nope


def return_tuple():
    return (
        1,
        {}["k"],
    )


def dict_display():
    return {
        "a": 1,
        "b": [][0],
    }


def lambda_body():
    f = lambda: (
        1 / 0)
    return f()


def conditional():
    return (1
            if [] else
            {}[1])


def chained():
    return (1 <
            2 <
            "a")


def fstring():
    return f"""
{1}
{undefined}
"""


def finally_line():
    try:
        raise ValueError
    finally:
        x = 1
        x += 1


def reraise():
    try:
        raise ValueError
    except ValueError:
        x = 1
        raise


def unpack():
    (a,
     b) = 1, 2, 3


def aug():
    x = []
    x[
        0
    ] += 1


def delete():
    del (
        undefined_a
    )


def assertion():
    assert (
        1 ==
        2
    ), (
        "msg"
    )


def nested_def():
    def inner():

        return 1 / 0

    # a comment

    return inner()


def gen():
    def g():
        yield 1
        yield 1 / 0

    for x in g():
        x


def raise_from():
    raise ValueError(
        "a"
    ) from KeyError(
        "b")


for f in list(globals().values()):
    if type(f) is type(lines) and f is not lines:
        print(*lines(f))
