# atexit: order, arguments, unregister, what is registered too late, errors.
import atexit


def f(*args, **kwargs):
    print("f", args, kwargs)


def g():
    print("g")
    atexit.register(f, "too late")


def leaves():
    raise SystemExit(3)


class Equal:
    def __eq__(self, other):
        return other is late


def late():
    print("never")


print(atexit.register(f, 1, x=2) is f, atexit._ncallbacks())
for call in (lambda: atexit.register(), lambda: atexit.register(1), lambda: atexit.unregister(),
             lambda: atexit.register(func=f), lambda: atexit.unregister(f), lambda: atexit._clear(1)):
    try:
        print(call())
    except TypeError as e:
        print(e)
atexit.register(f, 3)
atexit._clear()
print(atexit._ncallbacks())
atexit.register(late)
atexit.unregister(Equal())
atexit.register(f, 1, x=2)


@atexit.register
def decorated():
    print("decorated")


atexit.register(g)
atexit._run_exitfuncs()
print(atexit._ncallbacks())
import sys
sys.unraisablehook = lambda u: print(type(u.exc_value), u.err_msg.partition(" at ")[0], u.object)
atexit.register(f, "end")
atexit.register(leaves)
