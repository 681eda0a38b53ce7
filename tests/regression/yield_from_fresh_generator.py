# The None that starts a generator from `yield from` must not stay on its operand stack, below what handlers find there.
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        print("exit", exc[0])


def inner():
    with Manager():
        yield 1
        raise KeyError


def outer():
    yield from inner()


try:
    print(list(outer()))
except KeyError as e:
    print(repr(e))
