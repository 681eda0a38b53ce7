# f_lineno of frames that an exception left through clean-up code, which has no line of its own.
def other_except():
    try:
        1 / 0
    except TypeError:
        pass


def in_except():
    try:
        1 / 0
    except Exception:
        1 / 0
        pass


def named():
    try:
        1 / 0
    except Exception as e:
        1 / 0
        pass


def in_finally():
    try:
        1 / 0
    finally:
        pass


def after_with():
    with Context():
        1 / 0
        pass


class Context:
    def __enter__(self):
        pass

    def __exit__(self, *info):
        1 + 1


for f in other_except, in_except, named, in_finally, after_with:
    try:
        f()
    except Exception as e:
        frame = e.__traceback__.tb_next.tb_frame
        print(f.__name__, frame.f_lineno - frame.f_code.co_firstlineno, e.__traceback__.tb_next.tb_lineno)


class MySuper:
    msg = "mine"

    def __init__(self, *args):
        print(len(args))


class C:
    def method(self):
        return super().msg, super(C, self).msg


# A `super` that is not the built-in one gets the arguments that are written.
super = MySuper
print(C().method())
del super
try:
    C().method()
except AttributeError as e:
    print(e)
